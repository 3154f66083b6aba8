-- Which accounts are one customer entered twice, and how two become one and two again.

alter table account add column website text;
-- What a name comes down to without company forms and regions, and where its website is; null is not yet worked out.
alter table account add column match_name text;
alter table account add column match_domain text;
create index account_by_match_name on account (match_name);
create index account_by_match_domain on account (match_domain) where match_domain is not null;

-- Contacts by the end of a number, which is the same however it is written, and by where their mail is.
create index contact_by_mobile on contact (right(regexp_replace(mobile, '[^0-9]', '', 'g'), 8))
  where mobile is not null;
create index contact_by_phone on contact (right(regexp_replace(phone, '[^0-9]', '', 'g'), 8))
  where phone is not null;
create index contact_by_domain on contact (lower(split_part(email, '@', 2))) where email is not null;

-- Two accounts that somebody has looked at and holds to be different; the lower id comes first.
create table account_distinct (
  account_id uuid not null,
  other_id uuid not null,
  person_id uuid,
  decided_at timestamptz not null,
  constraint account_distinct_pk primary key (account_id, other_id)
);
create index account_distinct_other on account_distinct (other_id);

-- One account that was taken into another: what was chosen, how both stood before, and whether it was undone.
create table account_merge (
  account_id uuid not null,
  id uuid not null,
  absorbed_id uuid not null,
  absorbed_name text not null,
  absorbed_code text not null,
  choices jsonb not null,
  survivor jsonb not null,
  absorbed jsonb not null,
  merged jsonb not null,
  counts jsonb not null,
  person_id uuid,
  merged_at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid,
  constraint account_merge_pk primary key (account_id, id)
);
-- Every row that a merge has moved, put aside or kept as it was, so that all of it can go back.
create table account_merge_row (
  account_id uuid not null,
  merge_id uuid not null,
  part text not null,
  number integer not null,
  what text not null,
  row jsonb not null,
  before jsonb,
  constraint account_merge_row_pk primary key (account_id, merge_id, part, number),
  constraint account_merge_row_what check (what in ('moved', 'aside', 'kept'))
);
-- Where the address of an account leads that is part of another now.
create table merged_account (
  id uuid not null,
  account_id uuid not null,
  merge_id uuid not null,
  constraint merged_account_pk primary key (id)
);
create index merged_account_by_account on merged_account (account_id);

-- What tiers an account has had stays its own history, also when it has become part of another.
alter table tier_change drop constraint tier_change_account;
