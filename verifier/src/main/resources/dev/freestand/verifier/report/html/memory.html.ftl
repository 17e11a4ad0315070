<section id="memory" aria-labelledby="memory-title">
<h2 id="memory-title">Memory and files to replace</h2>
<#if proof.costs?has_content>
<p>Memory of processes that live at the same time, all of them together, in KiB: proportional (shared pages divided among those who
share them) and private. A security fix in the C library means replacing each static file; a dynamic one is fixed with the
library.</p>
<div class="scroll" tabindex="0" role="group" aria-labelledby="memory-title"><table>
<thead><tr><th scope="col">variant</th><th scope="col">file, bytes</th><#list view.variants.liveCounts as count><th scope="col">${count} live: proportional</th><th scope="col">${count} live: private</th></#list><th scope="col">files to replace</th></tr></thead>
<tbody>
<#list proof.costs as cost>
<tr data-variant="${cost.variant}"><th scope="row">${cost.variant}<#if cost.problem??><br><span class="dim">${cost.problem}</span></#if></th><td class="n">${bytes(cost.size)}</td><#list view.variants.liveCounts as count><#assign lives = cost.live?filter(l -> l.processes == count)><td class="n"><#list lives as live>${bytes(live.proportional / 1024)}<#else>–</#list></td><td class="n"><#list lives as live>${bytes(live.unshared / 1024)}<#else>–</#list></td></#list><td class="n">${cost.replaced}</td></tr>
</#list>
</tbody></table></div>
<#else>
<p>It was not measured.</p>
</#if>
</section>
