import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';

const TABLES = `
  CREATE TABLE IF NOT EXISTS otpiq_event (
    id INTEGER PRIMARY KEY,
    sms_id TEXT NOT NULL,
    channel TEXT NOT NULL,
    status TEXT NOT NULL,
    is_final INTEGER NOT NULL,
    reason TEXT,
    sender_id TEXT,
    received_at TEXT NOT NULL,
    UNIQUE (sms_id, channel, status, is_final)
  );
  CREATE TABLE IF NOT EXISTS otpiq_message (
    sms_id TEXT PRIMARY KEY,
    channel TEXT NOT NULL,
    status TEXT NOT NULL,
    is_final INTEGER NOT NULL,
    reason TEXT,
    sender_id TEXT,
    updated_at TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS otpiq_working (
    event_id INTEGER REFERENCES otpiq_event (id) DEFERRABLE INITIALLY DEFERRED
  )`;

/** While your work runs, this row refers to no event. A foreign key is checked at a commit, so your work cannot commit. */
const BEGIN_WORK = 'INSERT INTO otpiq_working (event_id) VALUES (-1)';
const END_WORK = 'DELETE FROM otpiq_working';

/** Each event once: no row changes if it is a duplicate. */
const INSERT_EVENT = `
  INSERT INTO otpiq_event (sms_id, channel, status, is_final, reason, sender_id, received_at)
  VALUES (@smsId, @channel, @status, @isFinal, @reason, @senderId, @now)
  ON CONFLICT DO NOTHING`;

const MESSAGE = `sms_id AS smsId, channel, status, is_final AS isFinal, reason, sender_id AS senderId,
  updated_at AS updatedAt`;

/**
 * No row for an event that is late: after a final event and, if it is not final itself, after a later event of its
 * channel or after the first event of the next channel. The order whatsapp, telegram, sms is that of OTPIQ's providers,
 * such as whatsapp-telegram-sms. That `auto` has the same order is assumed.
 */
const UPDATE_MESSAGE = `
  INSERT INTO otpiq_message (sms_id, channel, status, is_final, reason, sender_id, updated_at)
  VALUES (@smsId, @channel, @status, @isFinal, @reason, @senderId, @now)
  ON CONFLICT (sms_id) DO UPDATE SET
    channel = excluded.channel, status = excluded.status, is_final = excluded.is_final,
    reason = excluded.reason, sender_id = excluded.sender_id, updated_at = excluded.updated_at
  WHERE NOT otpiq_message.is_final
    AND (
      excluded.is_final
      OR (otpiq_message.channel = excluded.channel AND excluded.status <> 'sent')
      OR (
        (excluded.channel, otpiq_message.channel)
          NOT IN (VALUES ('whatsapp', 'telegram'), ('whatsapp', 'sms'), ('telegram', 'sms'))
        AND NOT EXISTS (
          SELECT 1 FROM otpiq_event AS event
          WHERE event.sms_id = excluded.sms_id AND event.channel = excluded.channel AND event.status <> excluded.status
        )
      )
    )
  RETURNING ${MESSAGE}`;

const FIND_MESSAGE = `SELECT ${MESSAGE} FROM otpiq_message WHERE sms_id = ?`;

const FIND_EVENTS = `
  SELECT channel, status, is_final AS isFinal, reason, sender_id AS senderId, received_at AS receivedAt
  FROM otpiq_event WHERE sms_id = ? ORDER BY id`;

/** Stores events and messages in a file of SQLite. Another database takes the same transaction and statements. */
export class SqliteStore {
  #database;
  #work;

  constructor(file, work) {
    this.#database = new Database(file);
    this.#database.pragma('journal_mode = WAL');
    this.#database.pragma('synchronous = FULL');
    this.#database.pragma('foreign_keys = ON');
    this.#database.exec(TABLES);
    // A wait in SQLite would stop the whole process; record() waits instead.
    this.#database.pragma('busy_timeout = 0');
    this.#work = work;
  }

  /**
   * Stores an event, updates its message and does your work: all of it, or nothing if anything throws. It tries again
   * for up to 5 s while another process writes, because OTPIQ waits 10 s for the response.
   */
  async record(report) {
    const start = performance.now();
    for (;;) {
      try {
        return this.#recordNow(report);
      } catch (error) {
        if (!isBusy(error) || performance.now() - start > 5000) {
          throw error;
        }
      }
      await setTimeout(50);
    }
  }

  #recordNow(report) {
    const values = {
      ...report,
      isFinal: Number(report.isFinal),
      reason: report.reason ?? null,
      senderId: report.senderId ?? null,
      now: new Date().toISOString(),
    };
    const transaction = this.#database.transaction(() => {
      const isNew = this.#database.prepare(INSERT_EVENT).run(values).changes === 1;
      const message = isNew && this.#database.prepare(UPDATE_MESSAGE).get(values);
      if (message) {
        this.#doWork(fromRow(message));
      }
    });
    transaction.immediate();
  }

  #doWork(message) {
    this.#database.prepare(BEGIN_WORK).run();
    const result = this.#work(message, this.#database);
    if (isPromise(result)) {
      result.then(undefined, (error) => console.error('otpiq: the asynchronous work failed:', error));
      throw new TypeError('the work is asynchronous: it would not be part of the transaction');
    }
    if (this.#database.prepare(END_WORK).run().changes === 0) {
      throw new Error('the work ended the transaction');
    }
  }

  /** A message and its events; undefined if there is none. */
  find(smsId) {
    const message = this.#database.prepare(FIND_MESSAGE).get(smsId);
    const events = this.#database.prepare(FIND_EVENTS).all(smsId);
    return message ? { ...fromRow(message), events: events.map(fromRow) } : undefined;
  }
}

function isBusy(error) {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

function isPromise(value) {
  return typeof value?.then === 'function';
}

/** SQLite has no booleans, and null where a value is absent. */
function fromRow(row) {
  const { isFinal, reason, senderId, ...rest } = row;
  return { ...rest, isFinal: isFinal === 1, reason: reason ?? undefined, senderId: senderId ?? undefined };
}
