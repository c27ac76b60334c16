namespace Payg.Service.Idempotency;

/// <summary>Adds answers that are kept under keys.</summary>
internal static class IdempotencyExtensions
{
    public const string Header = "Idempotency-Key";

    /// <summary>The header of an answer that was given before.</summary>
    public const string ReplayedHeader = "Idempotent-Replayed";

    public static void AddIdempotency(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IdempotencyStore>();
        builder.Services.AddSingleton<IdempotencySweep>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<IdempotencySweep>());
    }

    /// <summary>
    /// Answers a request that comes again with its key as it was answered the first time. Call it after what refuses
    /// callers.
    /// </summary>
    public static RouteHandlerBuilder Idempotent(this RouteHandlerBuilder builder) =>
        builder.AddEndpointFilter<IdempotencyFilter>().WithMetadata(new IdempotentAttribute());
}
