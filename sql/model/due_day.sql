-- label: Days whose rows `nightly` has not told of as they are now
-- grain: one row per local day
select day_state.day, day_state.loads, day_state.stored, day_state.last_load
from day_state
left join night
    on night.day = day_state.day
    and night.loads = day_state.loads
    and night.stored = day_state.stored
    and night.last_load = day_state.last_load
    -- Earlier versions kept no mail that did not go out, so it is made anew.
    and night.mail is distinct from 'owed'
where night.day is null
