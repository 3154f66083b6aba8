-- Finding more than accounts: products by name and sound, what was said, files by name, orders by number.

alter table product add column search_text text not null default '';
alter table product add column search_grams text[] not null default '{}';
create index product_search on product using gin (search_grams);

-- A text as it is compared: small letters, no spaces, no marks.
create function search_plain(body text) returns text language sql immutable parallel safe
  return regexp_replace(lower(left(body, 1000)), '[[:space:][:punct:]，。、；：！？（）“”‘’《》【】…—·￥]+', '', 'g');

-- Its pairs of neighbouring signs: what the index holds of it.
create function search_signs(body text) returns text[] language sql immutable parallel safe
  return (select coalesce(array_agg(distinct substr(plain, at, 2)), '{}')
    from (select search_plain(body) as plain) as text, generate_series(1, greatest(length(plain) - 1, 1)) as at);

create index interaction_search on interaction using gin (search_signs(body)) where removed_at is null;
create index interaction_newest on interaction (happened_at desc, id desc) where removed_at is null;
create index attachment_search on attachment using gin (search_signs(name)) where removed_at is null;
create index order_line_by_document on order_line (document text_pattern_ops, account_id);
