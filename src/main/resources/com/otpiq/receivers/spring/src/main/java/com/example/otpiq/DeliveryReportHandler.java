package com.example.otpiq;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

@Component
class DeliveryReportHandler {

    private static final Logger log = LoggerFactory.getLogger(DeliveryReportHandler.class);

    /**
     * Your work, with the new state of the message, in the transaction that stores the event. If it
     * throws, nothing is stored, and OTPIQ sends the webhook again. It must be done when it returns,
     * so it must not be @Async. Only quick statements of this database here:
     *
     * <pre>
     * jdbc.sql("UPDATE orders SET sms_status = ? WHERE sms_id = ?").params(…).update();
     * </pre>
     *
     * The order may not have its sms_id yet, because a webhook can be faster than your application.
     * So after you store it, read the state from otpiq_message.
     *
     * <p>Do not commit, and catch no error of a statement: on PostgreSQL, the transaction has failed
     * then. A statement that may fail needs @Transactional(propagation = NESTED).
     *
     * <p>Slow work (mail, HTTP) is for a queue in this database, such as the event publication
     * registry of Spring Modulith (publishEvent here, and @ApplicationModuleListener), or a table
     * of jobs that a @Scheduled method works on.
     */
    void handle(DeliveryReport message) {
        log.info("{}: {} {}", message.smsId(), message.channel(), message.status());
    }
}
