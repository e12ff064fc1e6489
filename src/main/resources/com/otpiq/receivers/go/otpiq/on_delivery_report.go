package otpiq

import (
	"context"
	"log"
)

// OnDeliveryReport is your work, with the new state of the message. If it fails, nothing is stored, and OTPIQ sends the
// webhook again, so it must bear to run twice. Only quick work here, which is done when it returns: other webhooks wait
// for it. For slow work (mail, HTTP), add a job to a queue that survives a restart.
//
// Your order may not have its smsId yet, because a webhook can be faster than your program. So after you store it, read
// the state with Find.
func OnDeliveryReport(_ context.Context, message Message) error {
	log.Printf("%q: %s %s", message.SMSID, message.Channel, message.Status)
	return nil
}
