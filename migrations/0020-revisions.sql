-- Whoever changes a person, a department or a target of concentration says which state of it they saw.

alter table person add column revision integer not null default 1;
alter table department add column revision integer not null default 1;
alter table concentration_target add column revision integer not null default 1;
