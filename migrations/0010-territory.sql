-- SPDX-License-Identifier: EUPL-1.2
-- Territories: Ecuador and its 24 provinces (INEC DPA and ISO 3166-2 codes).
CREATE TABLE territory (
  id     {id},
  level  TEXT NOT NULL CHECK (level IN ('pais', 'provincia', 'canton', 'parroquia')),
  parent {int} REFERENCES territory (id),
  code   TEXT NOT NULL UNIQUE,
  iso    TEXT,
  name   TEXT NOT NULL CHECK (length(name) BETWEEN 2 AND 120)
) {strict};

INSERT INTO territory (level, parent, code, iso, name) VALUES ('pais', NULL, 'ECU', 'EC', 'Ecuador');
INSERT INTO territory (level, parent, code, iso, name) VALUES ('provincia', (SELECT id FROM territory WHERE code = 'ECU'), '01', 'EC-A', 'Azuay');
INSERT INTO territory (level, parent, code, iso, name) VALUES ('provincia', (SELECT id FROM territory WHERE code = 'ECU'), '02', 'EC-B', 'Bolívar');
INSERT INTO territory (level, parent, code, iso, name) VALUES ('provincia', (SELECT id FROM territory WHERE code = 'ECU'), '03', 'EC-F', 'Cañar');
INSERT INTO territory (level, parent, code, iso, name) VALUES ('provincia', (SELECT id FROM territory WHERE code = 'ECU'), '04', 'EC-C', 'Carchi');
INSERT INTO territory (level, parent, code, iso, name) VALUES ('provincia', (SELECT id FROM territory WHERE code = 'ECU'), '05', 'EC-X', 'Cotopaxi');
INSERT INTO territory (level, parent, code, iso, name) VALUES ('provincia', (SELECT id FROM territory WHERE code = 'ECU'), '06', 'EC-H', 'Chimborazo');
INSERT INTO territory (level, parent, code, iso, name) VALUES ('provincia', (SELECT id FROM territory WHERE code = 'ECU'), '07', 'EC-O', 'El Oro');
INSERT INTO territory (level, parent, code, iso, name) VALUES ('provincia', (SELECT id FROM territory WHERE code = 'ECU'), '08', 'EC-E', 'Esmeraldas');
INSERT INTO territory (level, parent, code, iso, name) VALUES ('provincia', (SELECT id FROM territory WHERE code = 'ECU'), '09', 'EC-G', 'Guayas');
INSERT INTO territory (level, parent, code, iso, name) VALUES ('provincia', (SELECT id FROM territory WHERE code = 'ECU'), '10', 'EC-I', 'Imbabura');
INSERT INTO territory (level, parent, code, iso, name) VALUES ('provincia', (SELECT id FROM territory WHERE code = 'ECU'), '11', 'EC-L', 'Loja');
INSERT INTO territory (level, parent, code, iso, name) VALUES ('provincia', (SELECT id FROM territory WHERE code = 'ECU'), '12', 'EC-R', 'Los Ríos');
INSERT INTO territory (level, parent, code, iso, name) VALUES ('provincia', (SELECT id FROM territory WHERE code = 'ECU'), '13', 'EC-M', 'Manabí');
INSERT INTO territory (level, parent, code, iso, name) VALUES ('provincia', (SELECT id FROM territory WHERE code = 'ECU'), '14', 'EC-S', 'Morona Santiago');
INSERT INTO territory (level, parent, code, iso, name) VALUES ('provincia', (SELECT id FROM territory WHERE code = 'ECU'), '15', 'EC-N', 'Napo');
INSERT INTO territory (level, parent, code, iso, name) VALUES ('provincia', (SELECT id FROM territory WHERE code = 'ECU'), '16', 'EC-Y', 'Pastaza');
INSERT INTO territory (level, parent, code, iso, name) VALUES ('provincia', (SELECT id FROM territory WHERE code = 'ECU'), '17', 'EC-P', 'Pichincha');
INSERT INTO territory (level, parent, code, iso, name) VALUES ('provincia', (SELECT id FROM territory WHERE code = 'ECU'), '18', 'EC-T', 'Tungurahua');
INSERT INTO territory (level, parent, code, iso, name) VALUES ('provincia', (SELECT id FROM territory WHERE code = 'ECU'), '19', 'EC-Z', 'Zamora Chinchipe');
INSERT INTO territory (level, parent, code, iso, name) VALUES ('provincia', (SELECT id FROM territory WHERE code = 'ECU'), '20', 'EC-W', 'Galápagos');
INSERT INTO territory (level, parent, code, iso, name) VALUES ('provincia', (SELECT id FROM territory WHERE code = 'ECU'), '21', 'EC-U', 'Sucumbíos');
INSERT INTO territory (level, parent, code, iso, name) VALUES ('provincia', (SELECT id FROM territory WHERE code = 'ECU'), '22', 'EC-D', 'Orellana');
INSERT INTO territory (level, parent, code, iso, name) VALUES ('provincia', (SELECT id FROM territory WHERE code = 'ECU'), '23', 'EC-SD', 'Santo Domingo de los Tsáchilas');
INSERT INTO territory (level, parent, code, iso, name) VALUES ('provincia', (SELECT id FROM territory WHERE code = 'ECU'), '24', 'EC-SE', 'Santa Elena');
