-- Why the page was made, in JSON: every rule that was asked, with its answer. Null for pages of before it was kept.
alter table page add column explanation text;
