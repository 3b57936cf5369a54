// The procedures of ASP.NET's role provider, written anew from the parameters, results and return codes of InstallRoles.sql.

const APPLICATION = `DECLARE @ApplicationId uniqueidentifier = (
    SELECT ApplicationId FROM dbo.aspnet_Applications WHERE LoweredApplicationName = LOWER(@ApplicationName));`;
const USER = `DECLARE @UserId uniqueidentifier = (
    SELECT UserId FROM dbo.aspnet_Users WHERE ApplicationId = @ApplicationId AND LoweredUserName = LOWER(@UserName));`;
const ROLE = `DECLARE @RoleId uniqueidentifier = (
    SELECT RoleId FROM dbo.aspnet_Roles WHERE ApplicationId = @ApplicationId AND LoweredRoleName = LOWER(@RoleName));`;

/** Begins a transaction unless the caller has one, and takes the names apart that come divided by commas. */
const NAMES = `DECLARE @Own bit = CASE WHEN @@TRANCOUNT = 0 THEN 1 ELSE 0 END;
  DECLARE @Users TABLE (Name nvarchar(256) NOT NULL PRIMARY KEY, UserId uniqueidentifier NULL);
  DECLARE @Roles TABLE (Name nvarchar(256) NOT NULL PRIMARY KEY, RoleId uniqueidentifier NULL);
  IF @Own = 1 BEGIN TRANSACTION;
  INSERT @Users (Name) SELECT LTRIM(RTRIM(value)) FROM STRING_SPLIT(@UserNames, N',');
  INSERT @Roles (Name) SELECT LTRIM(RTRIM(value)) FROM STRING_SPLIT(@RoleNames, N',');
  UPDATE n SET UserId = u.UserId
  FROM @Users n JOIN dbo.aspnet_Users u ON u.ApplicationId = @ApplicationId AND u.LoweredUserName = LOWER(n.Name);
  UPDATE n SET RoleId = r.RoleId
  FROM @Roles n JOIN dbo.aspnet_Roles r ON r.ApplicationId = @ApplicationId AND r.LoweredRoleName = LOWER(n.Name);`;

/** Leaves with a code, after the name that it is about; what was done is taken back where the transaction is its own. */
const leave = (code: number, name: string) => `BEGIN
    SELECT TOP 1 ${name};
    IF @Own = 1 ROLLBACK TRANSACTION;
    RETURN ${code};
  END`;

const MEMBERS = `FROM @Users nu CROSS JOIN @Roles nr
    JOIN dbo.aspnet_Users u ON u.UserId = nu.UserId JOIN dbo.aspnet_Roles r ON r.RoleId = nr.RoleId
    LEFT JOIN dbo.aspnet_UsersInRoles m ON m.UserId = nu.UserId AND m.RoleId = nr.RoleId`;

/** 1: there is one of that name. */
const createRole = `CREATE PROCEDURE dbo.aspnet_Roles_CreateRole
  @ApplicationName nvarchar(256),
  @RoleName nvarchar(256)
AS
  DECLARE @ApplicationId uniqueidentifier;
  EXEC dbo.aspnet_Applications_CreateApplication @ApplicationName, @ApplicationId OUTPUT;
  INSERT dbo.aspnet_Roles (ApplicationId, RoleName, LoweredRoleName)
  SELECT @ApplicationId, @RoleName, LOWER(@RoleName)
  WHERE NOT EXISTS (
    SELECT 1 FROM dbo.aspnet_Roles WITH (UPDLOCK, HOLDLOCK)
    WHERE ApplicationId = @ApplicationId AND LoweredRoleName = LOWER(@RoleName));
  IF @@ROWCOUNT = 0 RETURN 1;
  RETURN 0;`;

/** 2: no such application or role; 3: a user has a role already. Users that are not there are made. */
const addUsersToRoles = `CREATE PROCEDURE dbo.aspnet_UsersInRoles_AddUsersToRoles
  @ApplicationName nvarchar(256),
  @UserNames nvarchar(4000),
  @RoleNames nvarchar(4000),
  @CurrentTimeUtc datetime
AS
  ${APPLICATION}
  IF @ApplicationId IS NULL RETURN 2;
  ${NAMES}
  IF EXISTS (SELECT 1 FROM @Roles WHERE RoleId IS NULL) ${leave(2, 'Name FROM @Roles WHERE RoleId IS NULL ORDER BY Name')}
  UPDATE @Users SET UserId = NEWID() WHERE UserId IS NULL;
  INSERT dbo.aspnet_Users (ApplicationId, UserId, UserName, LoweredUserName, IsAnonymous, LastActivityDate)
  SELECT @ApplicationId, n.UserId, n.Name, LOWER(n.Name), 0, @CurrentTimeUtc
  FROM @Users n WHERE NOT EXISTS (SELECT 1 FROM dbo.aspnet_Users u WHERE u.UserId = n.UserId);
  IF EXISTS (SELECT 1 ${MEMBERS} WHERE m.UserId IS NOT NULL)
  ${leave(3, `u.UserName, r.RoleName ${MEMBERS} WHERE m.UserId IS NOT NULL ORDER BY u.UserName, r.RoleName`)}
  INSERT dbo.aspnet_UsersInRoles (UserId, RoleId) SELECT u.UserId, r.RoleId FROM @Users u CROSS JOIN @Roles r;
  IF @Own = 1 COMMIT TRANSACTION;
  RETURN 0;`;

/** 1: no such user; 2: no such application or role; 3: a user does not have a role. */
const removeUsersFromRoles = `CREATE PROCEDURE dbo.aspnet_UsersInRoles_RemoveUsersFromRoles
  @ApplicationName nvarchar(256),
  @UserNames nvarchar(4000),
  @RoleNames nvarchar(4000)
AS
  ${APPLICATION}
  IF @ApplicationId IS NULL RETURN 2;
  ${NAMES}
  IF EXISTS (SELECT 1 FROM @Roles WHERE RoleId IS NULL) ${leave(2, "N'', Name FROM @Roles WHERE RoleId IS NULL ORDER BY Name")}
  IF EXISTS (SELECT 1 FROM @Users WHERE UserId IS NULL) ${leave(1, "Name, N'' FROM @Users WHERE UserId IS NULL ORDER BY Name")}
  IF EXISTS (SELECT 1 ${MEMBERS} WHERE m.UserId IS NULL)
  ${leave(3, `u.UserName, r.RoleName ${MEMBERS} WHERE m.UserId IS NULL ORDER BY u.UserName, r.RoleName`)}
  DELETE dbo.aspnet_UsersInRoles
  WHERE UserId IN (SELECT UserId FROM @Users) AND RoleId IN (SELECT RoleId FROM @Roles);
  IF @Own = 1 COMMIT TRANSACTION;
  RETURN 0;`;

/** 0 no, 1 yes, 2: no such application or user; 3: no such role. */
const isUserInRole = `CREATE PROCEDURE dbo.aspnet_UsersInRoles_IsUserInRole
  @ApplicationName nvarchar(256),
  @UserName nvarchar(256),
  @RoleName nvarchar(256)
AS
  ${APPLICATION}
  ${USER}
  IF @UserId IS NULL RETURN 2;
  ${ROLE}
  IF @RoleId IS NULL RETURN 3;
  IF EXISTS (SELECT 1 FROM dbo.aspnet_UsersInRoles WHERE UserId = @UserId AND RoleId = @RoleId) RETURN 1;
  RETURN 0;`;

/** 1: no such application or user. */
const getRolesForUser = `CREATE PROCEDURE dbo.aspnet_UsersInRoles_GetRolesForUser
  @ApplicationName nvarchar(256),
  @UserName nvarchar(256)
AS
  ${APPLICATION}
  ${USER}
  IF @UserId IS NULL RETURN 1;
  SELECT r.RoleName
  FROM dbo.aspnet_UsersInRoles m JOIN dbo.aspnet_Roles r ON r.RoleId = m.RoleId
  WHERE m.UserId = @UserId AND r.ApplicationId = @ApplicationId
  ORDER BY r.RoleName;
  RETURN 0;`;

/** The users of a role, all or those whose lower-case name is like a pattern; 1: no such application or role. */
const usersOfRole = (name: string, pattern: boolean) => `CREATE PROCEDURE dbo.${name}
  @ApplicationName nvarchar(256),
  @RoleName nvarchar(256)${pattern ? ',\n  @UserNameToMatch nvarchar(256)' : ''}
AS
  ${APPLICATION}
  ${ROLE}
  IF @RoleId IS NULL RETURN 1;
  SELECT u.UserName
  FROM dbo.aspnet_UsersInRoles m JOIN dbo.aspnet_Users u ON u.UserId = m.UserId
  WHERE m.RoleId = @RoleId AND u.ApplicationId = @ApplicationId${
    pattern ? ' AND u.LoweredUserName LIKE LOWER(@UserNameToMatch)' : ''
  }
  ORDER BY u.UserName;
  RETURN 0;`;

/** The procedures that read and write roles; they call those of Membership. */
export const roleProcedures: readonly string[] = [
  createRole,
  addUsersToRoles,
  removeUsersFromRoles,
  isUserInRole,
  getRolesForUser,
  usersOfRole('aspnet_UsersInRoles_GetUsersInRoles', false),
  usersOfRole('aspnet_UsersInRoles_FindUsersInRole', true),
];
