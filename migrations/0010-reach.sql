-- Every order of a list has an index that is walked in that order, and what tells whether an account may be seen lies
-- in the index too: a walk opens only the accounts that it shows.

drop index account_by_name;
create index account_by_name on account (name, id) include (status, region, industry);
drop index account_by_department;
create index account_by_department on account (department_id, name, id) include (status, region, industry);
drop index account_by_creation;
create index account_by_creation on account (created_at, id) include (department_id, owner_id);
create unique index account_reach on account (id) include (department_id, owner_id, status, region, industry);

-- Forwards and backwards with the account as the tie-break, which a mixed order would not give.
drop index account_year_by_net;
create index account_year_by_net on account_year (net_minor, account_id);
drop index account_tier_by_score;
create index account_tier_by_score on account_tier (score, account_id) where score is not null;

-- Whose department's and whose own an account is, and how it begins, count as signs like the others, so that a search
-- opens only what may be seen. A frequent word is sooner met by walking the accounts in the order of the answer.
drop index account_search;
create index account_search on account using gin ((search_grams || array['^' || left(search_text, 1),
  '^' || left(search_text, 2), department_id::text, owner_id::text]));
create index account_by_length on account (length(name), id);
