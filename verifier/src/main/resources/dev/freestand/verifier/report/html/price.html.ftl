<section id="price" aria-labelledby="price-title">
<h2 id="price-title">The price of static</h2>
<#if proof.prices?has_content>
<p>Memory of processes that live at the same time, all of them together, in KiB: proportional (shared pages divided among those who
share them) and private. A security fix in the C library means replacing each static file; a dynamic one is fixed with the
library.</p>
<div class="scroll" tabindex="0" role="group" aria-labelledby="price-title"><table>
<thead><tr><th scope="col">variant</th><th scope="col">file, bytes</th><#list view.variants.priced as count><th scope="col">${count} live: proportional</th><th scope="col">${count} live: private</th></#list><th scope="col">files to replace</th></tr></thead>
<tbody>
<#list proof.prices as price>
<tr data-variant="${price.variant}"><th scope="row">${price.variant}<#if price.problem??><br><span class="dim">${price.problem}</span></#if></th><td class="n">${bytes(price.size)}</td><#list view.variants.priced as count><#assign lives = price.live?filter(l -> l.processes == count)><td class="n"><#list lives as live>${bytes(live.proportional / 1024)}<#else>–</#list></td><td class="n"><#list lives as live>${bytes(live.unshared / 1024)}<#else>–</#list></td></#list><td class="n">${price.replaced}</td></tr>
</#list>
</tbody></table></div>
<#else>
<p>It was not measured.</p>
</#if>
</section>
