using Payg.Core.Payments;

namespace Payg.Service.Payments.Providers;

internal sealed record ProviderAnswer(ProviderStatus Status)
{
    /// <summary>It is not known what became of the request: ask again under the same key.</summary>
    public static ProviderAnswer Unclear { get; } = new(ProviderStatus.Unclear);

    public string? Ref { get; init; }

    public string? ChargeRef { get; init; }

    public string? Url { get; init; }

    public string? FailureCode { get; init; }

    public string? FailureText { get; init; }

    /// <summary>Whether another attempt with the same card cannot succeed.</summary>
    public bool IsHard { get; init; }

    public ChargeEvent? Event => Status switch
    {
        ProviderStatus.Pending => ChargeEvent.Submitted,
        ProviderStatus.ActionRequired => ChargeEvent.ActionRequired,
        ProviderStatus.Succeeded => ChargeEvent.Succeeded,
        ProviderStatus.Failed or ProviderStatus.Refused => ChargeEvent.Failed,
        _ => null,
    };
}

internal enum ProviderStatus
{
    /// <summary>It has the payment, and no outcome yet.</summary>
    Pending,

    ActionRequired,
    Succeeded,
    Failed,

    /// <summary>The provider does not accept the request: the settings, or the account there, are wrong.</summary>
    Refused,

    /// <summary>There was no answer, or one that says nothing.</summary>
    Unclear,
}

/// <summary>What became of a refund.</summary>
/// <param name="IsDone">Whether the money goes back; null: not known, ask again under the same key.</param>
internal sealed record RefundAnswer(bool? IsDone, string? Ref = null, string? Reason = null);

internal sealed record SavedCard(string Ref, string Brand, string Last4, int ExpMonth, int ExpYear);
