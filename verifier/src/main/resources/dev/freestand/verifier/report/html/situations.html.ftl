<#if view.situations()?has_content>
<section id="situations" aria-labelledby="situations-title">
<h2 id="situations-title">Network and identity</h2>
<p>Each behaviour was run again in a sandbox that supplies what static programs trip over, and compared with the plain situation. Names were
answered inside of the sandbox, and a TLS service of Freestand stood behind them; nothing else outside was reached. It had this machine's own libraries, and no container engine takes part. What a
static file was seen to open there stands with FS301 to FS309.</p>
<div class="scroll" tabindex="0" role="group" aria-labelledby="situations-title"><table>
<@columns "situation"/>
<tbody>
<#list view.situations() as row>
<tr><th scope="row">${row.situation}<div class="dim">${row.supplies}</div></th><#list row.results as answer><td data-variant="${proof.variants[answer?index].name}">${cut(answer, 600)}</td></#list></tr>
</#list>
</tbody></table></div>
</section>
</#if>
