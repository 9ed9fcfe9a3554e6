-- label: The id of the reply in what `answer_of` tells
-- grain: a macro
create or replace temp macro reply_of(answer) as
substr(answer, position(' ' in answer) + 1)
