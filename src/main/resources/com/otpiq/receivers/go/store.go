package main

import (
	"context"
	"sync"
)

// Store remembers events.
type Store interface {
	// Record stores an event; true if it is new.
	Record(ctx context.Context, event Event) (bool, error)
	// Find returns a message; nil if it is unknown.
	Find(ctx context.Context, smsID string) (*Message, error)
}

// Message is the state of an SMS after its events so far.
type Message struct {
	SMSID  string `json:"smsId"`
	Status string `json:"status"`
	Final  bool   `json:"final"`
	Events []Step `json:"events"`
}

// Step is an event that was recorded.
type Step struct {
	Channel string `json:"channel"`
	Status  string `json:"status"`
}

// MemoryStore remembers events in memory, which is lost when the process ends. In production use your
// database, with the same two guarantees:
//
//	CREATE TABLE sms_event (sms_id TEXT, channel TEXT, status TEXT, is_final BOOLEAN,
//	                        PRIMARY KEY (sms_id, channel, status));
//
//	-- 1. Each event once, decided by the database:
//	INSERT INTO sms_event VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING sms_id;  -- a row: it is new
//	-- 2. No change after a final event, in the same transaction:
//	INSERT INTO sms (sms_id, status, is_final) VALUES ($1, $3, $4)
//	  ON CONFLICT (sms_id) DO UPDATE SET status = $3, is_final = $4 WHERE NOT sms.is_final;
type MemoryStore struct {
	mutex    sync.Mutex
	messages map[string]Message
}

func NewMemoryStore() *MemoryStore {
	return &MemoryStore{messages: map[string]Message{}}
}

func (s *MemoryStore) Record(_ context.Context, event Event) (bool, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	message := s.messages[event.SMSID]
	step := Step{event.Channel, event.Status}
	for _, earlier := range message.Events {
		if earlier == step {
			return false, nil
		}
	}
	message.SMSID = event.SMSID
	message.Events = append(message.Events, step)
	if !message.Final {
		message.Status, message.Final = event.Status, event.IsFinal
	}
	s.messages[event.SMSID] = message
	return true, nil
}

func (s *MemoryStore) Find(_ context.Context, smsID string) (*Message, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if message, ok := s.messages[smsID]; ok {
		return &message, nil
	}
	return nil, nil
}
