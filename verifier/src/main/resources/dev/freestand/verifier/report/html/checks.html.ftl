<section id="checks" aria-labelledby="checks-title">
<h2 id="checks-title">Checks</h2>
<#if view.rules?has_content>
<div class="scroll" tabindex="0" role="group" aria-labelledby="checks-title"><table id="checks-table">
<@columns "rule"/>
<tbody>
<#list view.rules as row>
<tr class="row" data-rule="${row.id}"><th scope="row" class="rule">${row.id} <span class="title">${row.title()}</span><#if row.rule??><details><summary>why, and how to fix it</summary><p>${row.rule.why()}</p><p>${row.rule.fix()}</p></details></#if></th>
<#list row.columns as checks><td data-variant="${proof.variants[checks?index].name}"><#list checks as check><div class="check" data-outcome="${check.outcome}"><@outcome check.outcome/><br><@said check.message/></div><#else><span class="dim">not asked</span></#list></td></#list></tr>
</#list>
</tbody></table></div>
<p class="nothing" hidden>No check matches the filter.</p>
<#else>
<p>No rule was applied.</p>
</#if>
</section>
