-- What OTPIQ reported, and where each message stands.
create table public.otpiq_event (
  sms_id text not null,
  channel text not null,
  status text not null,
  is_final boolean not null,
  received_at timestamptz not null default clock_timestamp(),
  primary key (sms_id, channel, status)
);

create table public.otpiq_sms (
  sms_id text primary key,
  status text not null,
  is_final boolean not null
);

-- Stores an event; true if it is new.
create function public.record_otpiq_event(p_sms_id text, p_channel text, p_status text, p_is_final boolean)
returns boolean
language plpgsql
set search_path = ''
as $$
begin
  -- 1. Each event once, decided by the primary key.
  insert into public.otpiq_event (sms_id, channel, status, is_final)
  values (p_sms_id, p_channel, p_status, p_is_final)
  on conflict do nothing;
  if not found then
    return false;
  end if;

  -- 2. No change after a final event.
  insert into public.otpiq_sms as sms (sms_id, status, is_final)
  values (p_sms_id, p_status, p_is_final)
  on conflict (sms_id) do update
    set status = excluded.status, is_final = excluded.is_final
    where not sms.is_final;
  return true;
end;
$$;

-- For the Edge Function alone: Supabase shows what is in `public` to every browser that has your publishable key.
alter table public.otpiq_event enable row level security;
alter table public.otpiq_sms enable row level security;
revoke all on public.otpiq_event, public.otpiq_sms from anon, authenticated;
grant select, insert, update on public.otpiq_event, public.otpiq_sms to service_role;
revoke all on function public.record_otpiq_event from public, anon, authenticated;
grant execute on function public.record_otpiq_event to service_role;
