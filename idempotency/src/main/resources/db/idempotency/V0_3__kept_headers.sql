-- What an answer said beside its body of what was made.
alter table kept_answer add column location text, add column etag text;
