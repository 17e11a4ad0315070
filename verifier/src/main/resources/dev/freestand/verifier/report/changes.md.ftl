<#-- What changed since an earlier proof. Needs nothing but proof.changes; cuts where a page of a CI job would not end. -->
<#assign since = proof.changes>
## Since ${since.baseline.words()}

The earlier proof said ${since.baseline.verdict}. <#if since.same()>Nothing changed.<#elseif since.worse() == 0>Nothing is worse, sizes and start-up apart.<#else>**${since.worse()} for the worse.**</#if>

<#if !since.same()>
| variant | what | before | now | |
|---|---|---|---|---|
<#list since.variants as one>
<#list one.regressions() + one.changes?filter(c -> !c.regression) as change>
<#if (change?index < 60)>
| ${one.variant} | ${change.kind.label()} <@brief change.what/> | <@brief change.before!"none"/> | <@brief change.after!"none"/> | <#if change.regression>**worse**</#if> |
</#if>
</#list>
<#if one.size?? && one.size.delta() != 0>
| ${one.variant} | file, bytes | ${one.size.before} | ${one.size.after} | ${one.size.percent()} |
</#if>
<#list one.sections as section>
<#if (section?index < 10)>
| ${one.variant} | section <@brief section.name/>, bytes | ${section.before} | ${section.after} | ${section.percent()} |
</#if>
</#list>
<#if !one.same() && one.start??>
| ${one.variant} | start, ms | ${(one.start.before / 1000)?string["0.00"]} | ${(one.start.after / 1000)?string["0.00"]} | ${one.start.percent()} |
</#if>
</#list>

</#if>
