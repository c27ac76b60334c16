using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Payg.FakeStripe;

/// <summary>
/// Stripe's API as far as Payg uses it, on a port of 127.0.0.1, with pages on which a browser can pay. It keeps what
/// Stripe promises: a key is executed once, and a session or an intent is paid once. Thread-safe.
/// </summary>
public sealed class FakeStripeServer : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
    });
    private readonly List<JsonObject> _events = [];
    private int _sent;
    private int _drops;
    private int _failures;
    private Task _hold = Task.CompletedTask;

    private FakeStripeServer(WebApplication server) => _server = server;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_server.Urls.Single());

    /// <summary>Where events are sent to.</summary>
    public Uri? Webhook { get; set; }

    /// <summary>What events are signed with.</summary>
    public string Secret { get; set; } = "whsec_test";

    /// <summary>Whether events are sent as they happen, rather than when a test asks for it.</summary>
    public bool SendsAtOnce { get; set; }

    /// <summary>The time.</summary>
    public Func<DateTimeOffset> Clock { get; set; } = TimeProvider.System.GetUtcNow;

    /// <summary>How much was taken from cards, and not paid back, in Stripe's units.</summary>
    public long Taken => Objects.Values.Where(json => json["object"]!.GetValue<string>() is "payment_intent")
        .Sum(json => json["amount_received"]!.GetValue<long>() - json["amount_refunded"]!.GetValue<long>());

    /// <summary>The paths of the requests that were executed, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>All that happened so far, as it is sent.</summary>
    public IReadOnlyList<JsonObject> Events
    {
        get
        {
            lock (_events)
                return [.. _events];
        }
    }

    /// <summary>All objects by their ids.</summary>
    internal ConcurrentDictionary<string, JsonObject> Objects { get; } = new(StringComparer.Ordinal);

    /// <summary>The answers under keys.</summary>
    internal ConcurrentDictionary<string, FakeAnswer> Answers { get; } = new(StringComparer.Ordinal);

    /// <summary>Starts it.</summary>
    /// <param name="listen">Where it listens; a free port by default.</param>
    public static async Task<FakeStripeServer> StartAsync(string listen = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(listen);
        var stripe = new FakeStripeServer(builder.Build());
        new FakeStripeApi(stripe).Map(stripe._server);
        await stripe._server.StartAsync();
        return stripe;
    }

    /// <summary>Executes the next requests and sends no answers.</summary>
    public void DropAnswers(int count) => Interlocked.Exchange(ref _drops, count);

    /// <summary>Answers the next requests 500, and executes nothing.</summary>
    public void FailRequests(int count) => Interlocked.Exchange(ref _failures, count);

    /// <summary>Executes requests, and sends no answer to any until that is released.</summary>
    public TaskCompletionSource HoldAnswers()
    {
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _hold = hold.Task;
        return hold;
    }

    /// <summary>Sends what has happened since the last time; the statuses of the answers.</summary>
    public async Task<IReadOnlyList<int>> SendAsync()
    {
        var statuses = new List<int>();
        foreach (var happened in Events.Skip(_sent))
            statuses.Add(await SendAsync(happened));
        _sent += statuses.Count;
        return statuses;
    }

    /// <summary>Sends one event, again too; the status of the answer.</summary>
    public async Task<int> SendAsync(JsonObject happened)
    {
        var body = happened.ToJsonString();
        using var request = new HttpRequestMessage(HttpMethod.Post, Webhook)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Stripe-Signature", Sign(body));
        using var answer = await _client.SendAsync(request);
        return (int)answer.StatusCode;
    }

    /// <summary>The signature of an event, made now.</summary>
    public string Sign(string body)
    {
        var time = Clock().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{time}.{body}"));
        return $"t={time},v1={Convert.ToHexStringLower(signature)}";
    }

    /// <summary>Pays on a page as a customer does, with a card of <see cref="FakeCards"/>.</summary>
    public async Task PayAsync(string checkoutUrl, string card = FakeCards.Works)
    {
        using var form = new FormUrlEncodedContent([new("card", card)]);
        using var answer = await _client.PostAsync(checkoutUrl + "/pay", form);
    }

    /// <summary>Lets a page expire.</summary>
    public void Expire(string checkoutUrl)
    {
        var session = Objects[checkoutUrl.Split('/')[^1]];
        session["status"] = "expired";
        Happened("checkout.session.expired", session);
    }

    /// <summary>A dispute about a charge is opened, answered or decided.</summary>
    public void Dispute(string intent, string status, bool isClosed, DateTimeOffset? dueBy = null)
    {
        var id = $"dp_{intent}";
        var dispute = Objects.GetOrAdd(id, _ => new JsonObject { ["id"] = id, ["object"] = "dispute" });
        dispute["payment_intent"] = intent;
        dispute["amount"] = Objects[intent]["amount_received"]!.GetValue<long>();
        dispute["status"] = status;
        dispute["reason"] = "product_not_received";
        if (dueBy is { } due)
            dispute["evidence_details"] = new JsonObject { ["due_by"] = due.ToUnixTimeSeconds() };
        Happened(
            isClosed ? "charge.dispute.closed"
            : status is "under_review" ? "charge.dispute.updated"
            : "charge.dispute.created",
            dispute);
    }

    /// <summary>Pays back at the provider, as on its web site.</summary>
    /// <returns>The refund's id.</returns>
    public string Refund(string intent, long amount) => Refund(intent, amount, [])["id"]!.GetValue<string>();

    /// <summary>Pays back, as a request or the web site asks for it.</summary>
    internal JsonObject Refund(string intent, long amount, JsonObject metadata)
    {
        var json = Objects[intent];
        json["amount_refunded"] = json["amount_refunded"]!.GetValue<long>() + amount;
        Happened("charge.refunded", new JsonObject
        {
            ["id"] = $"ch_{intent}",
            ["object"] = "charge",
            ["payment_intent"] = intent,
            ["amount_refunded"] = json["amount_refunded"]!.GetValue<long>(),
            ["currency"] = json["currency"]!.GetValue<string>(),
        });
        var id = $"re_{Guid.CreateVersion7(Clock()):N}";
        return Objects[id] = new JsonObject
        {
            ["id"] = id,
            ["object"] = "refund",
            ["created"] = Clock().ToUnixTimeSeconds(),
            ["amount"] = amount,
            ["currency"] = json["currency"]!.GetValue<string>(),
            ["payment_intent"] = intent,
            ["status"] = "succeeded",
            ["metadata"] = metadata,
        };
    }

    /// <summary>A refund that was accepted fails: the money is the seller's again.</summary>
    public void FailRefund(string refund)
    {
        var json = Objects[refund];
        (json["status"], json["failure_reason"]) = ("failed", "lost_or_stolen_card");
        var intent = Objects[json["payment_intent"]!.GetValue<string>()];
        intent["amount_refunded"] = intent["amount_refunded"]!.GetValue<long>() - json["amount"]!.GetValue<long>();
        foreach (var type in new[] { "refund.updated", "charge.refund.updated", "refund.failed" })
            Happened(type, json);
    }

    /// <summary>Returns when the program is asked to end.</summary>
    public Task WaitForEndAsync() => _server.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    internal Task HeldAsync(CancellationToken cancellationToken) => _hold.WaitAsync(cancellationToken);

    internal bool TakeDrop() => Take(ref _drops);

    internal bool TakeFailure() => Take(ref _failures);

    /// <summary>Notes what happened, and sends it where that is wanted.</summary>
    internal void Happened(string type, JsonObject about)
    {
        var happened = new JsonObject
        {
            ["id"] = $"evt_{Guid.CreateVersion7(Clock()):N}",
            ["object"] = "event",
            ["api_version"] = "2024-06-20",
            ["created"] = Clock().ToUnixTimeSeconds(),
            ["livemode"] = false,
            ["pending_webhooks"] = 1,
            ["request"] = null,
            ["type"] = type,
            ["data"] = new JsonObject { ["object"] = about.DeepClone() },
        };
        lock (_events)
            _events.Add(happened);
        if (SendsAtOnce)
            _ = SendAsync(happened);
    }

    private static bool Take(ref int count)
    {
        if (Volatile.Read(ref count) <= 0)
            return false;
        Interlocked.Decrement(ref count);
        return true;
    }
}

/// <summary>An answer under a key.</summary>
/// <param name="Request">The request that it answers.</param>
/// <param name="Status">Its status.</param>
/// <param name="Body">Its body.</param>
internal sealed record FakeAnswer(string Request, int Status, string Body);
