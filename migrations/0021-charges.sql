-- What an account was granted and what was spent on it beside its order lines; contracts that go on term by term; and
-- what a product is priced at.

alter table product add column list_price_minor bigint;

-- One figure a month and kind: money, or hours in thousandths.
create table account_charge (
  account_id uuid not null,
  kind text not null,
  month date not null,
  amount_minor bigint,
  quantity_milli bigint,
  note text,
  person_id uuid,
  import_id uuid,
  revision integer not null,
  updated_at timestamptz not null,
  constraint account_charge_pk primary key (account_id, kind, month),
  constraint account_charge_account foreign key (account_id) references account (id) on delete cascade,
  constraint account_charge_kind check (kind in ('discount', 'rebate', 'logistics', 'promotion', 'serviceHour', 'managerHour')),
  constraint account_charge_month check (extract(day from month) = 1),
  constraint account_charge_figure check (case when kind in ('serviceHour', 'managerHour')
    then quantity_milli >= 0 and quantity_milli is not null and amount_minor is null
    else amount_minor >= 0 and amount_minor is not null and quantity_milli is null end)
);
create index account_charge_by_month on account_charge (month, account_id);
create index account_charge_by_import on account_charge (import_id) where import_id is not null;

-- What was agreed for a term, and goes on for another until it is ended.
create table agreement (
  account_id uuid not null,
  id uuid not null,
  number text not null,
  name text not null,
  starts_on date not null,
  term_months smallint not null,
  yearly_minor bigint not null,
  currency char(3) not null,
  ended_on date,
  end_reason text,
  person_id uuid,
  import_id uuid,
  revision integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint agreement_pk primary key (account_id, id),
  constraint agreement_number unique (account_id, number),
  constraint agreement_account foreign key (account_id) references account (id) on delete cascade,
  constraint agreement_term check (term_months > 0),
  constraint agreement_yearly check (yearly_minor >= 0),
  constraint agreement_end check (ended_on >= starts_on),
  constraint agreement_reason check (end_reason is null or ended_on is not null)
);
create index agreement_by_import on agreement (import_id) where import_id is not null;

-- Lines that came back, counted account by account.
create index order_line_returned on order_line (account_id, ordered_on) where quantity_milli < 0;
