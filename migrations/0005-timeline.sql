-- What was measured about an account: a named metric, a day, a value.

create table signal (
  account_id uuid not null,
  metric text not null,
  measured_on date not null,
  value double precision not null,
  note text,
  person_id uuid,
  recorded_at timestamptz not null,
  constraint signal_pk primary key (account_id, metric, measured_on),
  constraint signal_account foreign key (account_id) references account (id) on delete cascade
);
create index signal_by_metric on signal (metric, measured_on);
