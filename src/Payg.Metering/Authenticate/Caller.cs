using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Payg.Core.Customers;

namespace Payg.Metering.Authenticate;

/// <summary>Whoever a valid token stands for, made once and used for every call with it. Immutable.</summary>
public sealed class Caller
{
    /// <summary>The claim that holds the customer's id.</summary>
    public const string CustomerClaim = "payg:customer";

    /// <summary>The claim that holds the token's id.</summary>
    public const string TokenClaim = "payg:token";

    /// <summary>The role of administrators.</summary>
    public const string AdministratorRole = "admin";

    /// <summary>Makes the caller of a credential.</summary>
    public Caller(Credential credential)
    {
        Credential = credential;
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, credential.UserId.ToString()),
                new Claim(ClaimTypes.Name, credential.Username),
                new Claim(CustomerClaim, credential.Customer.ToString()),
                new Claim(TokenClaim, credential.TokenId.ToString()),
            ],
            PaygAuthentication.Scheme);
        if (credential.IsAdministrator)
            identity.AddClaim(new Claim(ClaimTypes.Role, AdministratorRole));
        Principal = new ClaimsPrincipal(identity);
    }

    /// <summary>Lets handlers of endpoints that require authorization take the caller as a parameter.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context) => new(context.Features.Get<Caller>());

    /// <summary>What the token says.</summary>
    public Credential Credential { get; }

    /// <summary>The same as ASP.NET Core sees it.</summary>
    public ClaimsPrincipal Principal { get; }
}
