package otpiq

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"sync"
	"time"
)

// Handler is your work, with the new state of the message.
type Handler func(ctx context.Context, message Message) error

// Store stores events and messages.
type Store interface {
	// Record stores an event, updates its message, and calls the handler. If the handler fails, nothing is stored.
	// A duplicate, and an event that is too late to change the message, does not reach the handler.
	Record(ctx context.Context, report DeliveryReport, handle Handler) error
	// Find returns a message; nil if it is unknown.
	Find(ctx context.Context, smsID string) (*Message, error)
}

// Message is the state of an SMS after its events so far.
type Message struct {
	DeliveryReport
	CreatedAt time.Time `json:"createdAt"`
	UpdatedAt time.Time `json:"updatedAt"`
	Events    []Event   `json:"events"`
}

// Event is a delivery report that was received.
type Event struct {
	DeliveryReport
	ReceivedAt time.Time `json:"receivedAt"`
}

// FileStore stores events in a file, a line of JSON for each, and keeps the messages in memory. It is for one process,
// because Go's standard library has no database. In production write a Store for yours with database/sql, and give
// the handler the transaction (*sql.Tx), so that its work is stored with the event or not at all. These statements are
// for PostgreSQL and SQLite:
//
//	CREATE TABLE otpiq_message (sms_id TEXT PRIMARY KEY, channel TEXT NOT NULL, status TEXT NOT NULL,
//	  is_final BOOLEAN NOT NULL, reason TEXT, sender_id TEXT, created_at TIMESTAMP NOT NULL, updated_at TIMESTAMP NOT NULL);
//	CREATE TABLE otpiq_event (sms_id TEXT NOT NULL, channel TEXT NOT NULL, status TEXT NOT NULL,
//	  is_final BOOLEAN NOT NULL, reason TEXT, sender_id TEXT, received_at TIMESTAMP NOT NULL,
//	  PRIMARY KEY (sms_id, channel, status, is_final));
//
//	-- 1. No row for a duplicate:
//	INSERT INTO otpiq_event (sms_id, channel, status, is_final, reason, sender_id, received_at)
//	  VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (sms_id, channel, status, is_final) DO NOTHING;
//	-- 2. No row for an event that is too late:
//	INSERT INTO otpiq_message (sms_id, channel, status, is_final, reason, sender_id, created_at, updated_at)
//	  VALUES ($1, $2, $3, $4, $5, $6, $7, $7)
//	  ON CONFLICT (sms_id) DO UPDATE SET
//	    status = excluded.status, channel = excluded.channel, is_final = excluded.is_final,
//	    reason = excluded.reason, sender_id = excluded.sender_id, updated_at = excluded.updated_at
//	  WHERE NOT otpiq_message.is_final AND (excluded.is_final
//	    OR otpiq_message.channel = excluded.channel AND excluded.status <> 'sent'
//	    OR NOT EXISTS (SELECT 1 FROM otpiq_event WHERE sms_id = excluded.sms_id
//	                   AND channel = excluded.channel AND status <> excluded.status)
//	      AND (otpiq_message.channel, excluded.channel) NOT IN
//	        (VALUES ('sms', 'telegram'), ('sms', 'whatsapp'), ('telegram', 'whatsapp')));
//	-- 3. The handler, if both had a row; it gets an interface without Commit and Rollback.
//	-- 4. On PostgreSQL, this fails if the handler has caught an error of the database; COMMIT would only roll back:
//	SELECT 1;
//	-- 5. COMMIT, or ROLLBACK after an error.
type FileStore struct {
	mutex    sync.Mutex
	file     *os.File
	size     int64
	messages map[string]Message
}

// OpenFileStore opens the file, or creates it.
func OpenFileStore(path string) (*FileStore, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	store := &FileStore{file: file, messages: map[string]Message{}}
	for lines := bufio.NewReader(file); ; {
		line, err := lines.ReadBytes('\n')
		if err == io.EOF {
			// An incomplete line was not acknowledged, so OTPIQ sends it again.
			return store, store.cut()
		}
		var event Event
		if err == nil {
			err = json.Unmarshal(line, &event)
		}
		if err != nil {
			file.Close()
			return nil, fmt.Errorf("%s, byte %d: %w", path, store.size, err)
		}
		store.size += int64(len(line))
		message, _ := store.messages[event.SMSID].after(event)
		store.messages[event.SMSID] = message
	}
}

func (s *FileStore) Close() error {
	return s.file.Close()
}

func (s *FileStore) Record(ctx context.Context, report DeliveryReport, handle Handler) error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	earlier := s.messages[report.SMSID]
	if earlier.has(report) {
		return nil
	}
	event := Event{report, time.Now().UTC()}
	message, changed := earlier.after(event)
	if changed {
		if err := handle(ctx, message); err != nil {
			return err
		}
	}
	if err := s.append(event); err != nil {
		return err
	}
	s.messages[report.SMSID] = message
	return nil
}

// append returns once the line is on the disk.
func (s *FileStore) append(event Event) error {
	line, err := json.Marshal(event)
	if err != nil {
		return err
	}
	line = append(line, '\n')
	if _, err = s.file.WriteAt(line, s.size); err == nil {
		err = s.file.Sync()
	}
	if err != nil {
		_ = s.cut() // The next line overwrites what remains.
		return err
	}
	s.size += int64(len(line))
	return nil
}

func (s *FileStore) cut() error {
	return s.file.Truncate(s.size)
}

func (s *FileStore) Find(_ context.Context, smsID string) (*Message, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if message, ok := s.messages[smsID]; ok {
		return &message, nil
	}
	return nil, nil
}

func (m Message) has(report DeliveryReport) bool {
	for _, event := range m.Events {
		if event.Channel == report.Channel && event.Status == report.Status && event.IsFinal == report.IsFinal {
			return true
		}
	}
	return false
}

// after returns the message after a new event, and whether the event changes its state.
func (m Message) after(event Event) (Message, bool) {
	late := m.isTooLate(event.DeliveryReport)
	m.Events = append(m.Events[:len(m.Events):len(m.Events)], event)
	if late {
		return m, false
	}
	if m.CreatedAt.IsZero() {
		m.CreatedAt = event.ReceivedAt
	}
	m.DeliveryReport, m.UpdatedAt = event.DeliveryReport, event.ReceivedAt
	return m, true
}

// fallback is the order of OTPIQ's provider whatsapp-telegram-sms. That "auto" has the same is assumed.
var fallback = map[string]int{"whatsapp": 1, "telegram": 2, "sms": 3}

// isTooLate reports whether a report comes after a final event, or, if it is not final itself, after a later event of
// its channel, after the first event of the next channel, or after an event of a later channel in the order of fallback.
func (m Message) isTooLate(report DeliveryReport) bool {
	if m.IsFinal || report.IsFinal {
		return m.IsFinal
	}
	if before, after := fallback[report.Channel], fallback[m.Channel]; before != 0 && before < after {
		return true
	}
	for _, event := range m.Events {
		if event.Channel == report.Channel {
			return report.Status == "sent" || m.Channel != report.Channel
		}
	}
	return false
}
