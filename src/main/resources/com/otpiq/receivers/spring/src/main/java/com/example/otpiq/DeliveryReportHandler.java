package com.example.otpiq;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

@Component
class DeliveryReportHandler {

    private static final Logger log = LoggerFactory.getLogger(DeliveryReportHandler.class);

    /**
     * Your work, with the new state of the message, in the transaction that stores the event. If it
     * throws, nothing is stored, and OTPIQ sends the webhook again. Only quick statements of this
     * database here:
     *
     * <pre>
     * jdbc.sql("UPDATE orders SET sms_status = ? WHERE sms_id = ?").params(…).update();
     * </pre>
     *
     * Slow work (mail, HTTP) is for a queue in this database, such as the event publication
     * registry of Spring Modulith (publishEvent here, and @ApplicationModuleListener), or a table
     * of jobs that a @Scheduled method works on.
     */
    void handle(DeliveryReport message) {
        log.info("{}: {} {}", message.smsId(), message.channel(), message.status());
    }
}
