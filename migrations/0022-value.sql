-- What each account is worth: rates of service with their dates, settings, runs with everything they were computed from,
-- and what people judge, refer and propose.

-- What one unit of service costs from a day on: money in minor units, or for capital a share of the money tied up, a year.
create table cost_rate (
  kind text not null,
  valid_from date not null,
  amount double precision not null,
  person_id uuid,
  updated_at timestamptz not null,
  revision integer not null,
  constraint cost_rate_pk primary key (kind, valid_from),
  constraint cost_rate_kind check (kind in ('visit', 'serviceHour', 'returnLine', 'managerHour', 'capital')),
  constraint cost_rate_amount check (amount >= 0)
);

-- How value is computed. One row; a run keeps a copy of what it used.
create table value_setting (
  id smallint not null,
  settings jsonb not null,
  person_id uuid,
  updated_at timestamptz not null,
  revision integer not null,
  -- The newest day on which a computation was due by itself and was taken.
  last_due_on date,
  constraint value_setting_pk primary key (id),
  constraint value_setting_one check (id = 1)
);

-- One computation: of all accounts, or of those that an import touched, by the model of the run before it.
create table value_run (
  id uuid not null,
  scope text not null,
  base_id uuid,
  as_of date not null,
  reason text not null,
  currency char(3),
  formula integer not null,
  settings jsonb not null,
  rates jsonb not null,
  model jsonb not null,
  totals jsonb not null,
  accounts integer not null,
  person_id uuid,
  job_id uuid,
  computed_at timestamptz not null,
  constraint value_run_pk primary key (id),
  constraint value_run_scope check (scope in ('all', 'touched'))
);
create index value_run_by_time on value_run (computed_at desc, id);

-- What a run found of an account. Never written over: a later run writes rows of its own. A merged account keeps its own.
create table account_value (
  account_id uuid not null,
  run_id uuid not null,
  net_minor bigint not null,
  profit_minor bigint,
  cost_to_serve_minor bigint not null,
  contribution_minor bigint,
  intangible_minor bigint not null,
  total_minor bigint,
  lifetime_minor bigint,
  lifetime_low_minor bigint,
  lifetime_high_minor bigint,
  lifetime_by text not null,
  alive double precision,
  at_risk_minor bigint,
  -- Days with an order after the first, and weeks since the last one; null where nothing was ever ordered.
  repeats integer,
  quiet_weeks double precision,
  flags text[] not null,
  parts jsonb not null,
  constraint account_value_pk primary key (account_id, run_id)
);
create index account_value_by_run on account_value (run_id, account_id);

-- The newest row of each account, and the two figures that lists are sorted by.
create table account_worth (
  account_id uuid not null,
  run_id uuid not null,
  contribution_minor bigint,
  lifetime_minor bigint,
  constraint account_worth_pk primary key (account_id),
  constraint account_worth_account foreign key (account_id) references account (id) on delete cascade
);
create index account_worth_by_contribution on account_worth (contribution_minor, account_id);
create index account_worth_by_lifetime on account_worth (lifetime_minor, account_id);

-- What all accounts together paid for a product over the window of the last run of all.
create table product_average (
  product_id uuid not null,
  run_id uuid not null,
  gross_minor bigint not null,
  quantity_milli bigint not null,
  constraint product_average_pk primary key (product_id)
);

-- A customer that another one brought or may bring.
create table referral (
  account_id uuid not null,
  id uuid not null,
  referred_id uuid,
  referred_name text not null,
  referred_on date not null,
  note text,
  person_id uuid,
  created_at timestamptz not null,
  removed_at timestamptz,
  constraint referral_pk primary key (account_id, id),
  constraint referral_account foreign key (account_id) references account (id) on delete cascade
);
create index referral_by_referred on referral (referred_id) where referred_id is not null;

-- What we learn from an account, and how our people grow with it: 0 to 5, the newest counts.
create table value_judgement (
  account_id uuid not null,
  id uuid not null,
  kind text not null,
  level smallint not null,
  evidence text not null,
  person_id uuid,
  judged_on date not null,
  created_at timestamptz not null,
  constraint value_judgement_pk primary key (account_id, id),
  constraint value_judgement_account foreign key (account_id) references account (id) on delete cascade,
  constraint value_judgement_kind check (kind in ('learning', 'skill')),
  constraint value_judgement_level check (level between 0 and 5)
);

-- What to do about an account that costs more than it brings. Holds only once it is approved.
create table value_proposal (
  account_id uuid not null,
  id uuid not null,
  kind text not null,
  note text not null,
  state text not null,
  contribution_minor bigint,
  lifetime_minor bigint,
  approval_id uuid,
  person_id uuid,
  created_at timestamptz not null,
  decided_at timestamptz,
  constraint value_proposal_pk primary key (account_id, id),
  constraint value_proposal_account foreign key (account_id) references account (id) on delete cascade,
  constraint value_proposal_kind check (kind in ('reprice', 'channel', 'exit')),
  constraint value_proposal_state check (state in ('open', 'approved', 'refused', 'withdrawn'))
);
create unique index value_proposal_open on value_proposal (account_id) where state = 'open';
create index value_proposal_by_time on value_proposal (state, created_at desc, id);
