module otpiq-receiver

go 1.19
