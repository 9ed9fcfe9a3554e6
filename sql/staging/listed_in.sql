-- label: What is on a blocklist in what `answer_of` tells
-- grain: a macro
create or replace temp macro listed_in(answer) as
nullif(left(answer, position(' ' in answer) - 1), '')
