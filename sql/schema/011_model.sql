-- label: Views of their own, one a file
-- grain: stated at each table

-- Of which text of `dialect/` and `model/` the macros and views of this store were made. With another text they are made
-- anew, without another schema. A number, since a text would take a block of its own.
alter table schema_version add column if not exists model bigint;

-- `class_of_name` tells them all.
drop view if exists other_event;
drop view if exists classed_event;
drop view if exists class_of_job;
drop view if exists class_of_user;
drop view if exists class_of_sender_domain;
drop view if exists class_of_pool;
drop view if exists class_of_vmta;
drop view if exists class_of_ip;
