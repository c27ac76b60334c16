using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Payg.Metering.Settle;

namespace Payg.Metering.Pipeline;

/// <summary>
/// What Payg knows about one request, from before the first middleware to its end. It stands in for the server's own
/// <see cref="IEndpointFeature"/>, so whatever selects a metered endpoint gets its <see cref="MeteredEndpoint.Guard"/>
/// in its place. Belongs to one request; not pooled.
/// </summary>
internal sealed class RequestGate : IEndpointFeature
{
    private readonly HttpContext _context;
    private readonly MeteredEndpoints _endpoints;
    private readonly CancellationToken _aborted;
    private Endpoint? _endpoint;
    private MeteredEndpoint? _admitted;
    private bool _hasReturned;

    /// <summary>Opens the gate of a request. Must come before any middleware.</summary>
    public RequestGate(HttpContext context, MeteredEndpoints endpoints)
    {
        (_context, _endpoints) = (context, endpoints);

        // As the client sent it, and whether the client is still there: middleware may replace either later.
        Method = context.Request.Method;
        _aborted = context.RequestAborted;
    }

    /// <summary>The method that the client sent, which a method override does not change.</summary>
    public string Method { get; }

    public MeteredEndpoint? Metered { get; private set; }

    /// <summary>The admitted call; null before the metering, and where the endpoint is not metered.</summary>
    public MeteredCall? Call { get; private set; }

    /// <summary>Whether the metering let a CORS preflight pass, for a CORS middleware to answer.</summary>
    public bool HasPassedPreflight { get; private set; }

    /// <summary>Servers compare the method that was sent, by case.</summary>
    public bool IsHead => string.Equals(Method, HttpMethods.Head, StringComparison.Ordinal);

    /// <summary>A browser asks whether another site's page may make the call (Fetch Standard, section 4.8).</summary>
    public bool IsPreflight =>
        string.Equals(Method, HttpMethods.Options, StringComparison.Ordinal)
        && _context.Request.Headers.Origin.Count == 1
        && _context.Request.Headers.AccessControlRequestMethod.Count == 1;

    public Endpoint? Endpoint
    {
        get => _endpoint;
        set
        {
            Metered = value is null ? null : _endpoints.Find(value);
            _endpoint = Metered?.Guard ?? value;
        }
    }

    /// <summary>Null where the request has no gate: middleware made it up within another.</summary>
    public static RequestGate? Of(HttpContext context) =>
        context.Features[typeof(IEndpointFeature)] is RequestGate gate && ReferenceEquals(gate._context, context)
            ? gate
            : null;

    public bool Admits(MeteredEndpoint? endpoint) => _admitted is not null && ReferenceEquals(_admitted, endpoint);

    public void PassPreflight() => HasPassedPreflight = true;

    /// <summary>
    /// Takes over an admitted call. A call that the request made before ends uncharged: its endpoint did not answer,
    /// and the request is executed again.
    /// </summary>
    public void Admit(MeteredEndpoint endpoint, MeteredCall call)
    {
        if (Call is null)
            _context.Response.OnCompleted(static gate => ((RequestGate)gate).EndAsync(), this);
        Call?.End();
        (_admitted, Call) = (endpoint, call);
    }

    public void Return() => _hasReturned = true;

    /// <summary>
    /// Settles the call in the moment before the response starts. It is registered before all other callbacks and so
    /// runs after them: the status is final, and none of them can fail any more.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// Something that the metering did not see answers for a metered endpoint; the answer is withheld.
    /// </exception>
    public Task StartAsync()
    {
        var response = _context.Response;
        if (Call is { } call)
            return call.StartAsync(StatusOf(response), WillArrive(response)).AsTask();

        return Metered is { } endpoint && IsSuccess(response.StatusCode) && !IsAnswerToPreflight(response)
            ? throw endpoint.NotMetered()
            : Task.CompletedTask;
    }

    /// <summary>A CORS middleware answers without content; anything else is no answer to a preflight.</summary>
    private bool IsAnswerToPreflight(HttpResponse response) =>
        IsPreflight && (response.StatusCode is StatusCodes.Status204NoContent || response.ContentLength is 0);

    private static bool IsSuccess(int status) =>
        status is (>= 200 and <= 299) or StatusCodes.Status101SwitchingProtocols;

    /// <summary>
    /// The status that decides whether the call is charged. An accepted WebSocket is 101, over HTTP/2 200: 200 for
    /// both. What an error page or another endpoint answers in place of the metered one is a failure, even as 200.
    /// </summary>
    private int StatusOf(HttpResponse response)
    {
        if (!Admits(Metered) && response.StatusCode < StatusCodes.Status400BadRequest)
            return StatusCodes.Status500InternalServerError;

        return response.StatusCode is StatusCodes.Status101SwitchingProtocols
            ? StatusCodes.Status200OK
            : response.StatusCode;
    }

    /// <summary>
    /// False where the client is gone, or where the server will answer 500 because the application returned without
    /// writing as many bytes as it announced.
    /// </summary>
    private bool WillArrive(HttpResponse response)
    {
        if (_aborted.IsCancellationRequested)
            return false;

        return !_hasReturned || IsHead || response.ContentLength is not > 0
            || !response.BodyWriter.CanGetUnflushedBytes
            || response.BodyWriter.UnflushedBytes >= response.ContentLength;
    }

    private Task EndAsync()
    {
        Call?.End();
        return Task.CompletedTask;
    }
}
