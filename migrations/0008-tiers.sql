-- Tiers that a company can run for years: what stood when, who fixed it and why, and which run brought it.

alter table account_tier add column layer text;

-- Every change of a tier, in order. What stood on a day is the newest row up to it.
create table tier_change (
  account_id uuid not null,
  id uuid not null,
  tier text,
  previous_tier text,
  layer text,
  previous_layer text,
  reason text not null,
  since date not null,
  evaluation_id uuid,
  person_id uuid,
  changed_at timestamptz not null,
  constraint tier_change_pk primary key (account_id, id),
  constraint tier_change_account foreign key (account_id) references account (id) on delete cascade
);
create index tier_change_by_day on tier_change (since, account_id);

alter table scorecard drop constraint scorecard_sets;
alter table scorecard add constraint scorecard_sets check (sets in ('tier', 'segment', 'nothing'));
alter table scorecard add column valid_from date;
alter table scorecard add column valid_until date;
alter table scorecard add column revision integer not null default 1;

-- A what-if kept for others to look at; it changes nothing until it is saved as a version.
create table scorecard_draft (
  id uuid not null,
  scorecard_id uuid not null,
  version integer not null,
  name text not null,
  definition jsonb not null,
  note text,
  person_id uuid,
  revision integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint scorecard_draft_pk primary key (id),
  constraint scorecard_draft_scorecard foreign key (scorecard_id) references scorecard (id) on delete cascade
);
create index scorecard_draft_by_scorecard on scorecard_draft (scorecard_id, updated_at desc);

-- What people rate from one to five; the five levels are described, so that a four means the same to all.
create table rating_topic (
  key text not null,
  name_zh text not null,
  name_en text not null,
  levels jsonb not null,
  position integer not null,
  revision integer not null,
  archived_at timestamptz,
  constraint rating_topic_pk primary key (key)
);

-- A moderation settles what raters who lie far apart have said before it.
alter table rating add column moderates boolean not null default false;

-- A tier fixed by a person, for a time and for a reason.
create table tier_pin (
  account_id uuid not null,
  id uuid not null,
  tier text not null,
  reason text not null,
  starts_on date not null,
  expires_on date not null,
  person_id uuid,
  created_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  constraint tier_pin_pk primary key (account_id, id),
  constraint tier_pin_account foreign key (account_id) references account (id) on delete cascade
);
create unique index tier_pin_open on tier_pin (account_id) where ended_at is null;

-- A run waits until it is approved, where a chain is set; nothing of it holds before.
alter table evaluation add column state text not null default 'effective';
alter table evaluation add column effective_at timestamptz;
alter table evaluation add column approval_id uuid;
-- The rules of segments as they were when the run looked at them.
alter table evaluation add column segments jsonb not null default '[]';
alter table evaluation add constraint evaluation_state check (state in ('waiting', 'effective', 'lapsed'));
update evaluation set effective_at = evaluated_at;
create index evaluation_by_effect on evaluation (scorecard_id, effective_at desc);

-- The pool an account was measured in, the rule that fixed its tier, and what the next run must remember.
alter table account_score add column pool text;
alter table account_score add column rule text;
alter table account_score add column cooldown smallint not null default 0;
alter table account_score add column below smallint not null default 0;
alter table account_score add column star smallint;
alter table account_score add column provisional boolean not null default false;
update account_score set provisional = true where reason = 'PROVISIONAL';

-- When companies evaluate, and who approves: one row.
create table evaluation_plan (
  id integer not null,
  days text[] not null,
  active boolean not null,
  chain text[] not null,
  last_due_on date,
  revision integer not null,
  constraint evaluation_plan_pk primary key (id),
  constraint evaluation_plan_one check (id = 1)
);
