package com.example.otpiq;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

import java.util.Map;

@SpringBootApplication
public class Application {

    public static void main(String[] args) {
        // Also if a variable is empty: it would be every address, any port and a temporary file.
        Map.of("HOST", "127.0.0.1", "PORT", "3000", "OTPIQ_DATABASE", "otpiq.sqlite")
                .forEach(
                        (name, value) -> {
                            if ("".equals(System.getenv(name))) {
                                System.setProperty(name, value);
                            }
                        });
        SpringApplication.run(Application.class, args);
    }
}
