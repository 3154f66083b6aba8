-- Who is key: scorecards in versions, ratings with evidence, evaluations and what each gave each account.

create table scorecard (
  id uuid not null,
  name_zh text not null,
  name_en text not null,
  sets text not null,
  position integer not null,
  version integer not null,
  created_at timestamptz not null,
  archived_at timestamptz,
  constraint scorecard_pk primary key (id),
  constraint scorecard_sets check (sets in ('tier', 'segment'))
);

create table scorecard_version (
  scorecard_id uuid not null,
  version integer not null,
  definition jsonb not null,
  note text,
  person_id uuid,
  created_at timestamptz not null,
  constraint scorecard_version_pk primary key (scorecard_id, version),
  constraint scorecard_version_scorecard foreign key (scorecard_id) references scorecard (id) on delete cascade
);

create table rating (
  account_id uuid not null,
  id uuid not null,
  topic text not null,
  level smallint not null,
  evidence text not null,
  link text,
  person_id uuid,
  rated_on date not null,
  created_at timestamptz not null,
  constraint rating_pk primary key (account_id, id),
  constraint rating_level check (level between 1 and 5),
  constraint rating_account foreign key (account_id) references account (id) on delete cascade
);
create index rating_by_topic on rating (account_id, topic, rated_on desc, id desc);

create table evaluation (
  id uuid not null,
  scorecard_id uuid not null,
  version integer not null,
  as_of date not null,
  window_months integer,
  reason text not null,
  summary jsonb not null,
  previous_id uuid,
  person_id uuid,
  job_id uuid,
  evaluated_at timestamptz not null,
  constraint evaluation_pk primary key (id),
  constraint evaluation_version foreign key (scorecard_id, version) references scorecard_version (scorecard_id, version)
);
create index evaluation_by_time on evaluation (evaluated_at desc, id);
create index evaluation_by_scorecard on evaluation (scorecard_id, evaluated_at desc, id);

-- Figures stand in the order of the version's criteria. Written once, never changed. What each criterion adds to the
-- score follows from them and the version's weights. No foreign key: accounts are never deleted, and checking it for
-- every row would cost an evaluation a quarter of its time.
create table account_score (
  account_id uuid not null,
  evaluation_id uuid not null,
  rank integer not null,
  score double precision,
  coverage double precision not null,
  grade text,
  raw_grade text,
  reason text not null,
  previous_grade text,
  net_minor bigint not null,
  profit_minor bigint,
  inputs double precision[] not null,
  normalised real[] not null,
  constraint account_score_pk primary key (account_id, evaluation_id)
);
create index account_score_by_rank on account_score (evaluation_id, rank, account_id);
