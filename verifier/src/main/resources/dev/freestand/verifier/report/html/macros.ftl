<#-- What the sections have in common. -->
<#function yesNo value><#if value?is_boolean><#return value?string("yes", "no")><#else><#return value></#if></#function>
<#function word outcome><#return outcome?lower_case?replace("_", " ")></#function>
<#function mark outcome><#switch outcome><#case "PASS"><#return "✓"><#case "FAIL"><#return "✗"><#case "WARN"><#return "!"><#case "INCONCLUSIVE"><#return "?"><#case "WAIVED"><#return "~"><#default><#return "–"></#switch></#function>
<#function bytes size><#return size?string["#,##0"]></#function>
<#-- A hostile text can be of any length; the proof has it whole. -->
<#function cut text most=4000><#if (text?length > most)><#return text?substring(0, most) + "… (" + (text?length - most) + " more characters in proof.json)"><#else><#return text></#if></#function>
<#macro outcome value><span class="o ${value?lower_case}"><span aria-hidden="true">${mark(value)}</span> ${word(value)}</span></#macro>
<#macro stateOf value><span class="o ${value.style()}"><span class="mark" aria-hidden="true">${value.mark()}</span> ${value.word()}</span></#macro>
<#macro columns first><colgroup><col class="first"><#if (proof.variants?size > 4)><#list proof.variants as variant><col class="variant"></#list></#if></colgroup><thead><tr><th scope="col">${first}</th><#list proof.variants as variant><th scope="col" data-variant="${variant.name}">${cut(variant.name, 100)}</th></#list></tr></thead></#macro>
<#-- Long words are folded behind their first sentence's beginning. -->
<#macro said text><#local first = text?keep_before("\n")><#if (text?length > 180)><details class="folded"><summary>${(first?length > 110)?then(first?substring(0, 110)?keep_before_last(" ") + "…", first + " …")}</summary><span class="said">${cut(text)}</span></details><#else><span class="said">${text}</span></#if></#macro>
<#macro facts list><#list list as fact><div><strong>${fact.name}</strong><div class="dim"><@said fact.words/></div></div></#list></#macro>
