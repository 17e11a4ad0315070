<section id="hazards" aria-labelledby="hazards-title">
<h2 id="hazards-title">Hazards</h2>
<p>What a static file may still want from its host at run time, and the oldest releases on which the floors are met.</p>
<div class="scroll" tabindex="0" role="group" aria-labelledby="hazards-title"><table>
<@columns "question"/>
<tbody>
<tr><th scope="row">may still want</th><#list view.variants.hosts as host><td data-variant="${proof.variants[host?index].name}"><@facts host.hazards/><div class="dim"><@said host.search/></div></td></#list></tr>
<tr><th scope="row">predicted compatibility</th><#list view.variants.hosts as host><td data-variant="${proof.variants[host?index].name}"><#list host.runsOn as fact><details><summary>${fact.name}</summary><span class="dim">${fact.words}</span></details><#else><span class="dim">${host.noRelease}</span></#list></td></#list></tr>
</tbody></table></div>
</section>
