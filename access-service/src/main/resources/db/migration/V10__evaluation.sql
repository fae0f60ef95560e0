-- Who may do what on a system now: those of a person's grants of it that have not run out, few whatever the history.
create index grant_of_person_and_system on access_grant (person_id, system_id, ends_at);
