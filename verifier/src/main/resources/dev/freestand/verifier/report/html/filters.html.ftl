<#assign checked = ["FAIL", "INCONCLUSIVE", "WARN", "WAIVED", "PASS", "NOT_APPLICABLE"]>
<#assign filters = checked + view.portability.legend()?map(s -> s.filter())?filter(f -> !checked?seq_contains(f))>
<#-- Shown by the script, which alone can filter. -->
<form id="filters" class="filters" aria-label="Filter grid and checks" hidden>
<label>Variant <select id="filter-variant"><option value="">all</option><#list proof.variants as v><option value="${v.name}">${v.name}</option></#list></select></label>
<label>Outcome <select id="filter-outcome"><option value="">all</option><#list filters as one><option value="${one}"><#list view.portability.legend()?filter(s -> s.filter() == one) as state>${state.word()}<#sep>, <#else>${word(one)}</#list><#if checked?seq_contains(one) && view.portability.legend()?filter(s -> s.filter() == one)?has_content> (checks: ${word(one)})</#if></option></#list></select></label>
<label>Rule <select id="filter-rule"><option value="">all</option><#list view.rules as row><option value="${row.id}">${row.id} ${row.title()}</option></#list></select></label>
<button type="reset">Clear</button>
<span id="shown" role="status"></span>
</form>
