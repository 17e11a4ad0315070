<#-- What changed since an earlier proof; where the summary has to be short, only whether. -->
<#assign since = proof.changes>
## Since ${brief(since.baseline.words())}

The earlier proof said ${since.baseline.verdict}. <#if since.same()>Nothing changed.<#elseif since.worse() == 0>Nothing is worse, sizes and start-up apart.<#else>**${since.worse()} for the worse.**</#if>

<#if !since.same() && (cut.rules() > 0)>
| variant | what | before | now | |
|---|---|---|---|---|
<#list head(since.variants, cut.variants()) as one>
<#list head(one.regressions() + one.changes?filter(c -> !c.regression), cut.failures()) as change>
| ${brief(one.variant)} | ${change.kind.label()} ${brief(change.what)} | ${brief(change.before!"none")} | ${brief(change.after!"none")} | <#if change.regression>**worse**</#if> |
</#list>
<#if one.size?? && one.size.delta() != 0>
| ${brief(one.variant)} | file, bytes | ${one.size.before} | ${one.size.after} | ${one.size.percent()} |
</#if>
<#list head(one.sections, 10) as section>
| ${brief(one.variant)} | section ${brief(section.name)}, bytes | ${section.before} | ${section.after} | ${section.percent()} |
</#list>
<#if !one.same() && one.start??>
| ${brief(one.variant)} | start, ms | ${(one.start.before / 1000)?string["0.00"]} | ${(one.start.after / 1000)?string["0.00"]} | ${one.start.percent()} |
</#if>
</#list>
<#if since.variants?filter(v -> v.changes?size > cut.failures() || v.sections?size > 10)?has_content>

Some changes are left out, see report.html
</#if>

</#if>
