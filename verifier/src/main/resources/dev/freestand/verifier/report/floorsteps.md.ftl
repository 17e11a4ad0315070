<#if (cut.rules() > 0) && variants?filter(v -> v.file.ladder?has_content)?has_content>
## What sets each floor

| variant | floor | asked for | without it | usual fix |
|---|---|---|---|---|
<#list variants as variant>
<#list head(variant.file.ladder, 8) as step>
| ${brief(variant.name)} | ${brief(view.floor(step), 60)} | ${brief(view.asking(variant.name, step))} | <#if !step.counts()>does not count<#else>${brief(step.below()!"none", 40)}</#if> | ${brief(step.cure())} |
</#list>
</#list>

</#if>
