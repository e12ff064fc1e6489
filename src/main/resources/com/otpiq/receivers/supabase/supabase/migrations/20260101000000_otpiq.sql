-- What OTPIQ reported, and the state of each message.
create table public.otpiq_event (
  id bigint generated always as identity primary key,
  sms_id text not null,
  channel text not null,
  status text not null,
  is_final boolean not null,
  reason text,
  sender_id text,
  received_at timestamptz not null default clock_timestamp(),
  unique (sms_id, channel, status, is_final)
);

create table public.otpiq_message (
  sms_id text primary key,
  channel text not null,
  status text not null,
  is_final boolean not null,
  reason text,
  sender_id text,
  updated_at timestamptz not null default clock_timestamp()
);

-- Your work: called once for each event that changed a message, with the message as it is after the event.
--
-- It runs in the transaction that stores the event. If it raises an exception, nothing is stored, the response is 500,
-- and OTPIQ sends the event again. So do only quick work in this database here. For slow work (a mail, a request to
-- another service), add a job to a queue of Supabase, which another Edge Function reads:
--
--   perform pgmq.send('otpiq', to_jsonb(message));
create function public.handle_otpiq_report(message public.otpiq_message)
returns void
language plpgsql
set search_path = ''
as $$
begin
  raise log '%: % by %', message.sms_id, message.status, message.channel;
end;
$$;

-- Stores an event, updates its message and does your work: all of it, or nothing.
create function public.record_otpiq_report(
  p_sms_id text, p_channel text, p_status text, p_is_final boolean, p_reason text, p_sender_id text
)
returns void
language plpgsql
set search_path = ''
as $$
declare
  message public.otpiq_message;
begin
  -- One event of a message at a time: the statements below see those that came before.
  perform pg_advisory_xact_lock(hashtextextended(p_sms_id, 0));

  -- Each event once: nothing is inserted if it is a duplicate.
  insert into public.otpiq_event (sms_id, channel, status, is_final, reason, sender_id)
  values (p_sms_id, p_channel, p_status, p_is_final, p_reason, p_sender_id)
  on conflict do nothing;
  if not found then
    return;
  end if;

  -- Nothing is updated by an event that is late: after a final event and, if it is not final itself, after a later event
  -- of its channel or after the first event of the next channel. The order whatsapp, telegram, sms is that of OTPIQ's
  -- providers, such as whatsapp-telegram-sms. That `auto` has the same order is assumed.
  insert into public.otpiq_message as stored (sms_id, channel, status, is_final, reason, sender_id)
  values (p_sms_id, p_channel, p_status, p_is_final, p_reason, p_sender_id)
  on conflict (sms_id) do update set
    channel = excluded.channel, status = excluded.status, is_final = excluded.is_final,
    reason = excluded.reason, sender_id = excluded.sender_id, updated_at = excluded.updated_at
    where not stored.is_final
      and (
        excluded.is_final
        or (stored.channel = excluded.channel and excluded.status <> 'sent')
        or (
          (excluded.channel, stored.channel)
            not in (values ('whatsapp', 'telegram'), ('whatsapp', 'sms'), ('telegram', 'sms'))
          and not exists (
            select from public.otpiq_event as event
            where event.sms_id = excluded.sms_id
              and event.channel = excluded.channel
              and event.status <> excluded.status
          )
        )
      )
  returning * into message;
  if found then
    perform public.handle_otpiq_report(message);
  end if;
end;
$$;

-- A message and its events, for tests; null if there is none.
create function public.find_otpiq_message(p_sms_id text)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'smsId', sms_id, 'channel', channel, 'status', status, 'isFinal', is_final,
    'reason', reason, 'senderId', sender_id, 'updatedAt', updated_at,
    'events', (
      select jsonb_agg(jsonb_build_object(
        'channel', channel, 'status', status, 'isFinal', is_final,
        'reason', reason, 'senderId', sender_id, 'receivedAt', received_at
      ) order by id)
      from public.otpiq_event
      where sms_id = p_sms_id
    )
  ))
  from public.otpiq_message
  where sms_id = p_sms_id;
$$;

-- For the Edge Function alone: Supabase shows what is in `public` to every browser that has your publishable key.
alter table public.otpiq_event enable row level security;
alter table public.otpiq_message enable row level security;
revoke all on public.otpiq_event, public.otpiq_message from anon, authenticated;
grant select, insert, update on public.otpiq_event, public.otpiq_message to service_role;
revoke all on function
  public.handle_otpiq_report, public.record_otpiq_report, public.find_otpiq_message
  from public, anon, authenticated;
grant execute on function
  public.handle_otpiq_report, public.record_otpiq_report, public.find_otpiq_message
  to service_role;
