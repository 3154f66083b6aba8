-- What keeps an installation well: backups that come by themselves.

create table backup_plan (
  id smallint not null,
  hour smallint,
  keep smallint not null,
  revision integer not null,
  updated_at timestamptz not null,
  constraint backup_plan_pk primary key (id),
  constraint backup_plan_one check (id = 1),
  constraint backup_plan_hour check (hour between 0 and 23),
  constraint backup_plan_keep check (keep between 1 and 365)
);
insert into backup_plan (id, hour, keep, revision, updated_at) values (1, 2, 14, 1, now());
