package main

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

const (
	secret    = "test-secret"
	delivered = `{"smsId":"sms-1","deliveryReportType":"all","isFinal":true,"channel":"sms","status":"delivered"}`
	sent      = `{"smsId":"sms-1","deliveryReportType":"all","isFinal":false,"channel":"sms","status":"sent"}`
)

type fixture struct {
	*testing.T
	url   string
	store Store
	work  chan Event
}

func start(t *testing.T, store Store) fixture {
	work := make(chan Event, 10)
	handler, err := NewReceiver(Options{
		Secrets: []string{secret, ""},
		Store:   store,
		OnEvent: func(event Event) { work <- event },
	})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return fixture{t, server.URL + "/webhooks/otpiq", store, work}
}

// post returns the status of the response; headers are names and values in turn.
func (f fixture) post(body string, headers ...string) int {
	f.Helper()
	request, _ := http.NewRequest(http.MethodPost, f.url, strings.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("X-OTPIQ-Webhook-Secret", secret)
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		f.Error(err)
		return 0
	}
	response.Body.Close()
	return response.StatusCode
}

func (f fixture) status() string {
	message, _ := f.store.Find(context.Background(), "sms-1")
	return message.Status
}

func expect[T comparable](t *testing.T, want, got T) {
	t.Helper()
	if want != got {
		t.Errorf("want %v, got %v", want, got)
	}
}

func TestBelievesTheRightSecretOnly(t *testing.T) {
	f := start(t, NewMemoryStore())
	expect(t, 200, f.post(sent))
	expect(t, 401, f.post(sent, "X-OTPIQ-Webhook-Secret", "wrong"))
	expect(t, 401, f.post(sent, "X-OTPIQ-Webhook-Secret", ""))
	response, err := http.Post(f.url, "application/json", strings.NewReader(sent))
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	expect(t, 401, response.StatusCode)
}

func TestDoesNotStartWithoutASecret(t *testing.T) {
	if _, err := NewReceiver(Options{Secrets: []string{"", ""}, Store: NewMemoryStore()}); err == nil {
		t.Error("it starts")
	}
}

func TestRecordsDeliveredAfterSentAndTakesNoStepBack(t *testing.T) {
	f := start(t, NewMemoryStore())
	f.post(sent)
	f.post(delivered)
	expect(t, "delivered", f.status())
	expect(t, 200, f.post(strings.Replace(sent, `"channel":"sms"`, `"channel":"whatsapp"`, 1)))
	expect(t, "delivered", f.status())
}

func TestAcknowledgesADuplicateAndDoesItsWorkOnce(t *testing.T) {
	f := start(t, NewMemoryStore())
	statuses := make(chan int)
	for i := 0; i < 3; i++ {
		go func() { statuses <- f.post(delivered) }()
	}
	for i := 0; i < 3; i++ {
		expect(t, 200, <-statuses)
	}
	expect(t, "delivered", (<-f.work).Status)
	select {
	case <-f.work:
		t.Error("the work is done twice")
	case <-time.After(100 * time.Millisecond):
	}
}

func TestTakesACharsetButNoBrokenBody(t *testing.T) {
	f := start(t, NewMemoryStore())
	expect(t, 200, f.post(sent, "Content-Type", "application/json; charset=utf-8"))
	expect(t, 415, f.post(sent, "Content-Type", "text/plain"))
	for _, body := range []string{`{"smsId":`, "", "{}", "[]", strings.Replace(sent, "sms-1", "\xff", 1)} {
		expect(t, 400, f.post(body))
	}
	expect(t, 413, f.post(strings.Repeat("x", 70_000)))
}

type failingStore struct{ Store }

func (failingStore) Record(context.Context, Event) (bool, error) {
	return false, errors.New("the disk is full")
}

func TestDoesNotAcknowledgeWhatIsNotStored(t *testing.T) {
	expect(t, 503, start(t, failingStore{}).post(sent))
}
