<section id="hardening" aria-labelledby="hardening-title">
<h2 id="hardening-title">Hardening</h2>
<#if view.variants.hardening?has_content>
<div class="scroll" tabindex="0" role="group" aria-labelledby="hardening-title"><table>
<@columns "measure"/>
<tbody>
<#list view.variants.hardening as row>
<tr><th scope="row">${row.name}</th><#list row.words as words><td data-variant="${proof.variants[words?index].name}">${words}</td></#list></tr>
</#list>
</tbody></table></div>
<#else>
<p>Nothing is known of it.</p>
</#if>
</section>
