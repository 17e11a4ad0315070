<#if view.promises?has_content>
<h2 id="promises">Promised and proved</h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="promises"><table>
<thead><tr><th scope="col">promised</th><th scope="col">of</th><th scope="col">kept</th><th scope="col">proved by</th></tr></thead>
<tbody>
<#list view.promises as row>
<tr><th scope="row">${cut(row.promise, 600)}</th><td>${cut(row.variant, 100)}</td><td><@outcome row.outcome/> <span class="dim">${row.rule}</span></td><td>${row.by}<br><span class="dim"><@said row.found/></span></td></tr>
</#list>
</tbody></table></div>
</#if>
<#if view.suggestions()?has_content>
<details><summary>What could be promised</summary>
<p>Nothing is promised of these variants. Their proof supports this, to be put into <code>freestand.yaml</code>:</p>
<#list view.suggestions() as suggestion>
<p><strong>${cut(suggestion.variant, 100)}</strong></p>
<pre>${cut(suggestion.text())}</pre>
</#list>
</details>
</#if>
