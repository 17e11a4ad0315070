<section id="checks" aria-labelledby="checks-title">
<h2 id="checks-title">Checks</h2>
<#if view.rules?has_content>
<#macro rows list><#list list as row>
<tr class="row" data-rule="${row.id}"><th scope="row" class="rule">${row.id} <span class="title">${row.title()}</span><#if row.rule??><details><summary>why, and how to fix it</summary><p>${row.rule.why()}</p><p>${row.rule.fix()}</p></details></#if></th>
<#list row.columns as checks><td data-variant="${proof.variants[checks?index].name}"><#list checks as check><div class="check" data-outcome="${check.outcome}"><@outcome check.outcome/><br><@said check.message/></div><#else><span class="dim">not asked</span></#list></td></#list></tr>
</#list></#macro>
<#assign loud = view.rules?filter(row -> !row.quiet())><#assign quiet = view.rules?filter(row -> row.quiet())>
<div class="scroll" tabindex="0" role="group" aria-labelledby="checks-title"><table id="checks-table">
<@columns "rule"/>
<tbody>
<@rows loud/>
</tbody></table></div>
<p class="nothing" hidden>No check matches the filter.</p>
<#if quiet?has_content>
<details id="quiet"><summary>${quiet?size} rules pass or do not apply</summary>
<div class="scroll" tabindex="0" role="group" aria-label="Rules that pass or do not apply"><table id="quiet-table">
<@columns "rule"/>
<tbody>
<@rows quiet/>
</tbody></table></div>
</details>
</#if>
<#else>
<p>No rule was applied.</p>
</#if>
</section>
