<#macro button entry>
<#local cell = entry.cell>
<button type="button" class="cell ${entry.state.style()}" data-cell="${entry.id}" data-variant="${cell.variant}" data-environment="${cell.environment}" data-outcome="${entry.state.filter()}" aria-haspopup="dialog"><span class="mark" aria-hidden="true">${entry.state.mark()}</span> <span class="hidden">${cell.variant} in ${cell.environment}: </span><strong>${entry.state.word()}</strong> <span class="sub"><#if entry.asPredicted()>as predicted<#else>predicted: ${cell.predicted?lower_case}, observed: ${cell.observed?lower_case}</#if><#if !cell.required>, not required</#if></span><#if cell.cause??><span class="sub">: ${cut(cell.cause, 60)}</span></#if></button>
</#macro>
<section id="grid" aria-labelledby="grid-title">
<h2 id="grid-title">Where it runs</h2>
<#if view.portability.groups?has_content>
<p>Of ${proof.cells?size} cells: ${view.portability.counts()}; run by ${view.portability.engines?join(", ", "none")}. A static variant must run everywhere. For a
dynamic one, what was observed must be what its evidence predicted, and it must run where that is promised.</p>
<ul class="legend" aria-label="What the cells mean"><#list view.portability.legend() as state><li><@stateOf state/> ${state.meaning()}</li></#list></ul>
<p>Click a cell for all that is known of it.</p>
<div class="scroll" tabindex="0" role="group" aria-labelledby="grid-title"><table class="grid" id="grid-table">
<@columns "environment"/>
<#list view.portability.groups as group>
<tbody>
<tr class="group"><th scope="rowgroup" colspan="${proof.variants?size + 1}">${group.title}</th></tr>
<#list group.rows as row>
<tr class="row"><th scope="row">${cut(row.environment, 100)}<#if row.known??><br><span class="dim">${row.known.title}</span></#if></th>
<#list row.columns as cells><td data-variant="${proof.variants[cells?index].name}"><#list cells as entry><@button entry/><#else><span class="dim">not run here</span></#list></td></#list></tr>
</#list>
</tbody>
</#list>
</table></div>
<p class="nothing" hidden>No environment matches the filter.</p>
<details id="cells"><summary>All ${proof.cells?size} cells in full</summary>
<#list view.portability.groups as group><#list group.rows as row><#list row.columns as cells><#list cells as entry><#include "cell.html.ftl"></#list></#list></#list></#list>
</details>
<#else>
<p>No cell was run.</p>
</#if>
</section>
