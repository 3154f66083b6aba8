-- What a company settles once: its year, its week, its zone, its names for tiers, and what other currencies are worth.

alter table company add column fiscal_month smallint not null default 1;
alter table company add column work_days smallint[] not null default '{1,2,3,4,5}';
alter table company add column time_zone text not null default 'Asia/Shanghai';
alter table company add column language text;
alter table company add column tier_names jsonb not null default '{}';
alter table company add column revision integer not null default 1;
alter table company add constraint company_fiscal_month check (fiscal_month between 1 and 12);
alter table company add constraint company_language check (language in ('zh', 'en'));

-- One unit of a currency in units of the company's own, from a day on until the next.
create table currency_rate (
  currency char(3) not null,
  valid_from date not null,
  rate numeric not null,
  revision integer not null,
  updated_at timestamptz not null,
  constraint currency_rate_pk primary key (currency, valid_from),
  constraint currency_rate_rate check (rate > 0)
);

-- A line that came in another currency keeps what its document says; the ledger itself has one currency.
alter table order_line add column original_minor bigint;
alter table order_line add column original_currency char(3);
alter table unassigned_line add column original_minor bigint;
alter table unassigned_line add column original_currency char(3);
alter table import_row add column original_minor bigint;
alter table import_row add column original_currency char(3);

-- What the demo company wrote beside its accounts: rows it made, and rows it changed with what they were before.
-- What hangs on its accounts is known by them.
create table demo_row (
  table_name text not null,
  key jsonb not null,
  before jsonb,
  after_digest text not null,
  constraint demo_row_pk primary key (table_name, key)
);
