-- Until when a notice that was sent must be heard of; null where nothing is heard over its channel, or was already.
alter table notice add column receipt_due_at timestamptz;
-- When its receiver was heard, or it was taken that nothing will be: then it is not for us any more to say that it is sent.
alter table notice add column receipt_at timestamptz;
create index notice_receipt_due on notice (receipt_due_at) where receipt_due_at is not null;

-- A page whose notice has arrived may still be answered.
drop index page_open;
create index page_open on page (person_id, queued_at desc) where state in ('queued', 'sent', 'delivered', 'expired');
