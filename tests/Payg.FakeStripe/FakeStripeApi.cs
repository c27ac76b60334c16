using System.Net;
using System.Text.Json.Nodes;

namespace Payg.FakeStripe;

/// <summary>The endpoints.</summary>
internal sealed class FakeStripeApi(FakeStripeServer stripe)
{
    private readonly Lock _lock = new();

    /// <summary>Maps them.</summary>
    public void Map(WebApplication app)
    {
        Post(app, "/v1/customers", (_, form) => Done(Add("cus", "customer", new JsonObject
        {
            ["name"] = form["name"],
            ["email"] = form["email"],
            ["metadata"] = form.Map("metadata"),
        })));
        Post(app, "/v1/checkout/sessions", (_, form) => Done(NewSession(form)));
        Post(app, "/v1/checkout/sessions/{id}/expire", (id, _) => Change(id, "status", "expired"));
        Post(app, "/v1/payment_intents", (_, form) => NewIntent(form));
        Post(app, "/v1/payment_intents/{id}/confirm", Confirm);
        Post(app, "/v1/payment_intents/{id}/cancel", (id, _) => Change(id, "status", "canceled"));
        Post(app, "/v1/payment_methods/{id}/detach", (id, _) => Change(id, "customer", null));
        Post(app, "/v1/refunds", (_, form) => NewRefund(form));
        foreach (var kind in new[]
        {
            "customers", "checkout/sessions", "payment_intents", "setup_intents", "payment_methods", "refunds",
        })
        {
            app.MapGet($"/v1/{kind}/{{id}}", (string id, HttpContext http) => Answer(http, Find(id, http)));
        }

        app.MapGet("/v1/events", () => Results.Text(
            new JsonObject
            {
                ["object"] = "list",
                ["has_more"] = false,
                ["url"] = "/v1/events",
                ["data"] = new JsonArray([.. stripe.Events.Reverse().Select(happened => happened.DeepClone())]),
            }.ToJsonString(), "application/json"));
        app.MapGet("/checkout/{id}", (string id) => Results.Text(PageOf(stripe.Objects[id]), "text/html"));
        app.MapPost("/checkout/{id}/pay", PayAsync).DisableAntiforgery();
    }

    private void Post(WebApplication app, string path, Func<string, FormFields, FakeAnswer> execute) =>
        app.MapPost(path, async (HttpContext http) =>
        {
            var form = new FormFields(http.Request.HasFormContentType ? await http.Request.ReadFormAsync() : null);
            var request = $"{http.Request.Path}?{form.Text}";
            FakeAnswer answer;
            lock (_lock)
            {
                if (stripe.TakeFailure())
                {
                    answer = new FakeAnswer(request, 500, Error("api_error", "Something went wrong."));
                }
                else if (http.Request.Headers["Idempotency-Key"].FirstOrDefault() is { } key)
                {
                    answer = stripe.Answers.GetOrAdd(key, _ => Execute(http, execute, form) with { Request = request });
                    if (!string.Equals(answer.Request, request, StringComparison.Ordinal))
                        answer = new FakeAnswer(request, 400, Error("idempotency_error", "The key was used before."));
                }
                else
                {
                    answer = Execute(http, execute, form);
                }
            }

            await Answer(http, answer);
        });

    private FakeAnswer Execute(HttpContext http, Func<string, FormFields, FakeAnswer> execute, FormFields form)
    {
        stripe.Requests.Enqueue(http.Request.Path);
        return http.Request.RouteValues["id"] is string id && !stripe.Objects.ContainsKey(id)
            ? Missing()
            : execute((string?)http.Request.RouteValues["id"] ?? "", form);
    }

    private async Task Answer(HttpContext http, FakeAnswer answer)
    {
        await stripe.HeldAsync(http.RequestAborted);
        if (stripe.TakeDrop())
        {
            http.Abort();
            return;
        }

        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(answer.Body);
    }

    private FakeAnswer Find(string id, HttpContext http)
    {
        if (stripe.TakeFailure())
            return new FakeAnswer("", 500, Error("api_error", "Something went wrong."));
        if (!stripe.Objects.TryGetValue(id, out var known))
            return Missing();
        var shown = known.DeepClone().AsObject();
        if (http.Request.Query["expand[0]"].ToString() is "payment_method"
            && shown["payment_method"]?.GetValue<string>() is { } method)
        {
            shown["payment_method"] = stripe.Objects[method].DeepClone();
        }

        if (http.Request.Query["expand[0]"].ToString() is "latest_charge")
        {
            shown["latest_charge"] = new JsonObject
            {
                ["id"] = $"ch_{id}",
                ["object"] = "charge",
                ["amount_refunded"] = shown["amount_refunded"]!.GetValue<long>(),
            };
        }

        return Done(shown);
    }

    private JsonObject NewSession(FormFields form)
    {
        var amount = form.Number("line_items[0][price_data][unit_amount]");
        var session = Add("cs_test", "checkout.session", new JsonObject
        {
            ["mode"] = form["mode"],
            ["status"] = "open",
            ["payment_status"] = form["mode"] is "setup" ? "no_payment_required" : "unpaid",
            ["amount_total"] = amount,
            ["currency"] = form["line_items[0][price_data][currency]"] ?? form["currency"],
            ["customer"] = form["customer"],
            ["client_reference_id"] = form["client_reference_id"],
            ["success_url"] = form["success_url"],
            ["cancel_url"] = form["cancel_url"],
            ["metadata"] = form.Map("metadata"),
            ["fake_metadata"] = form.Map("payment_intent_data[metadata]"),
            ["fake_title"] = form["line_items[0][price_data][product_data][name]"] ?? "Save a card",
        });
        session["url"] = $"{stripe.Address.ToString().TrimEnd('/')}/checkout/{session["id"]}";
        return session;
    }

    private FakeAnswer NewIntent(FormFields form)
    {
        var intent = Intent(form.Number("amount"), form["currency"]!, form["customer"], form.Map("metadata"));
        return form.Flag("confirm") ? Charge(intent, form["payment_method"]!, !form.Flag("off_session")) : Done(intent);
    }

    private FakeAnswer Confirm(string id, FormFields form) =>
        Charge(stripe.Objects[id], form["payment_method"]!, !form.Flag("off_session"));

    /// <summary>Charges a saved card; what was charged is not charged again.</summary>
    private FakeAnswer Charge(JsonObject intent, string method, bool isThere)
    {
        if (intent["status"]!.GetValue<string>() is "succeeded" or "canceled")
            return new FakeAnswer("", 400, Error("invalid_request_error", "The payment has ended."));
        if (!stripe.Objects.TryGetValue(method, out var card) || card["customer"] is null)
            return new FakeAnswer("", 400, Error("invalid_request_error", "The card is not the customer's."));
        return Pay(intent, card["fake_number"]!.GetValue<string>(), isThere) is { } error
            ? new FakeAnswer("", 402, new JsonObject { ["error"] = error }.ToJsonString())
            : Done(intent);
    }

    private JsonObject? Pay(JsonObject intent, string card, bool isThere)
    {
        if (FakeCards.ErrorOf(card, isThere) is { } error)
        {
            intent["status"] = "requires_payment_method";
            intent["last_payment_error"] = error.DeepClone();
            stripe.Happened("payment_intent.payment_failed", intent);
            error["payment_intent"] = intent.DeepClone();
            return error;
        }

        intent["status"] = "succeeded";
        intent["amount_received"] = intent["amount"]!.GetValue<long>();
        intent["last_payment_error"] = null;
        stripe.Happened("payment_intent.succeeded", intent);
        return null;
    }

    private FakeAnswer NewRefund(FormFields form)
    {
        if (!stripe.Objects.TryGetValue(form["payment_intent"] ?? "", out var intent))
            return Missing();
        var amount = form.Number("amount");
        if (amount > intent["amount_received"]!.GetValue<long>() - intent["amount_refunded"]!.GetValue<long>())
            return new FakeAnswer("", 400, Error("invalid_request_error", "That is more than is left."));
        return Done(stripe.Refund(form["payment_intent"]!, amount, form.Map("metadata")));
    }

    private async Task<IResult> PayAsync(string id, HttpContext http)
    {
        var card = (await http.Request.ReadFormAsync())["card"].ToString().Replace(" ", "", StringComparison.Ordinal);
        var session = stripe.Objects[id];
        lock (_lock)
        {
            if (session["status"]!.GetValue<string>() is not "open")
                return Results.Text("This page has expired.", "text/html", statusCode: 410);
            if (session["mode"]!.GetValue<string>() is "setup")
            {
                session["setup_intent"] = SavedCard(session, card)["id"]!.GetValue<string>();
            }
            else
            {
                var intent = Intent(
                    session["amount_total"]!.GetValue<long>(), session["currency"]!.GetValue<string>(),
                    session["customer"]?.GetValue<string>(), session["fake_metadata"]!.DeepClone().AsObject());
                if (Pay(intent, card, isThere: true) is { } error)
                    return Results.Text(PageOf(session, error["message"]!.GetValue<string>()), "text/html");
                (session["payment_status"], session["payment_intent"]) = ("paid", intent["id"]!.GetValue<string>());
            }

            session["status"] = "complete";
            stripe.Happened("checkout.session.completed", session);
        }

        return Results.Redirect(session["success_url"]!.GetValue<string>());
    }

    private JsonObject SavedCard(JsonObject session, string card)
    {
        var method = Add("pm", "payment_method", new JsonObject
        {
            ["type"] = "card",
            ["customer"] = session["customer"]?.GetValue<string>(),
            ["fake_number"] = card,
            ["card"] = new JsonObject
            {
                ["brand"] = "visa",
                ["last4"] = card[^4..],
                ["exp_month"] = 12,
                ["exp_year"] = 2040,
            },
        });
        return Add("seti", "setup_intent", new JsonObject
        {
            ["status"] = "succeeded",
            ["payment_method"] = method["id"]!.GetValue<string>(),
        });
    }

    private JsonObject Intent(long amount, string currency, string? customer, JsonObject metadata) =>
        Add("pi", "payment_intent", new JsonObject
        {
            ["amount"] = amount,
            ["amount_received"] = 0L,
            ["amount_refunded"] = 0L,
            ["currency"] = currency,
            ["customer"] = customer,
            ["status"] = "requires_payment_method",
            ["metadata"] = metadata,
        });

    private JsonObject Add(string prefix, string kind, JsonObject json)
    {
        json["id"] = $"{prefix}_{Guid.CreateVersion7(stripe.Clock()):N}";
        json["object"] = kind;
        json["created"] = stripe.Clock().ToUnixTimeSeconds();
        json["livemode"] = false;
        return stripe.Objects[json["id"]!.GetValue<string>()] = json;
    }

    private FakeAnswer Change(string id, string field, string? value)
    {
        stripe.Objects[id][field] = value;
        return Done(stripe.Objects[id]);
    }

    private static FakeAnswer Done(JsonObject json) => new("", 200, json.ToJsonString());

    private static FakeAnswer Missing() => new("", 404, Error("invalid_request_error", "No such object."));

    private static string Error(string type, string message) => new JsonObject
    {
        ["error"] = new JsonObject { ["type"] = type, ["message"] = message },
    }.ToJsonString();

    private static string PageOf(JsonObject session, string? error = null) =>
        $"""
        <!doctype html>
        <html lang="en">
        <title>Checkout</title>
        <h1>{WebUtility.HtmlEncode(session["fake_title"]!.GetValue<string>())}</h1>
        <p>{session["amount_total"]} {session["currency"]}</p>
        <p role="alert">{WebUtility.HtmlEncode(error)}</p>
        <form method="post" action="/checkout/{session["id"]}/pay">
        <label>Card number <input name="card" value="{FakeCards.Works}"></label>
        <button>Pay</button>
        </form>
        <a href="{WebUtility.HtmlEncode(session["cancel_url"]?.GetValue<string>())}">Back</a>
        </html>
        """;
}
