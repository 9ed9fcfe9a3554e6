-- label: How much mail was delivered with which TLS protocol
-- grain: one row per ISP and protocol
-- params: since date, until date, isp varchar = null (only this ISP)
-- needs: rows
-- shares: delivered_share = delivered / isp_delivered
-- The protocol is unknown where the file has no such column or the cell is empty: the mail may have gone without TLS.
with

deliveries as (

    select isp, tls_protocol
    from sent
    where outcome = 'delivered'
        and ($since is null or day >= cast($since as date))
        and ($until is null or day <= cast($until as date))
        and ($isp is null or coalesce(isp, 'unknown') = lower(cast($isp as varchar)))

),

counted as (

    select isp, tls_protocol, count(*) as delivered
    from deliveries
    group by isp, tls_protocol

)

select
    isp, tls_protocol, delivered, cast(sum(delivered) over (partition by isp) as bigint) as isp_delivered
from counted
order by isp nulls last, delivered desc nulls last, tls_protocol nulls last
